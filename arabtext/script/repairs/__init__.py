"""Repairs of damaged or noisy text: each module makes stages for the pipeline."""
