"""What the assistant does with an understood message: rules, actions and the engine that runs them."""
