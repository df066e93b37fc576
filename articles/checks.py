"""System checks over the registries."""
