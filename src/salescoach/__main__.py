"""``python -m salescoach`` is the command ``salescoach``."""

import sys

from .cli.main import main

sys.exit(main())
