"""What two aligned editions say differently."""
