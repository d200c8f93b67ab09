"""Practice, rehearsal, certificate and the counselor's workshop."""
