"""Messages: templates, the facts they need, and drafts made of both."""
