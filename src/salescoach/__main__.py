"""``python -m salescoach`` is the command ``salescoach``."""

import sys

from .cli import main

sys.exit(main())
