"""Do the tests bite? Small faults are put into the code, and must make a test fail."""
