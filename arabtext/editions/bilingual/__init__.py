"""What English and Arabic words have in common: stems, the bilingual lexicon, the evidence of two texts."""
