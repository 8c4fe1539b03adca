"""What plain words say whatever the model reads: `whole_text` asks each file here in its order."""
