"""The commands, one small file a group: each says its words and turns them into one call of the core."""
