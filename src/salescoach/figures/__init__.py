"""All drawing: frames and an axis in, an axis out."""
