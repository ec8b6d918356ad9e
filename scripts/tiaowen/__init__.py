"""Official Chinese documents as sites that can be read, searched and cited."""

__version__ = "0.2.0"
