"""Three invented towns whose returns are made together with the truth they hold."""
