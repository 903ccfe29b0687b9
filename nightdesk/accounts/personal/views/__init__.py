"""What a person does about themselves."""
