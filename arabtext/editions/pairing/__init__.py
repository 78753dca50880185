"""Which Arabic article translates which English one."""
