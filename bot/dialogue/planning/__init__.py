"""How a reply is put together: what comes first, which answer stands, and the one question behind it."""
