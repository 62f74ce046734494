"""A salesperson: feels pressure and control, works, sells, learns, is helped, leaves and is replaced."""

from __future__ import annotations

from collections import deque
from math import exp, expm1, log, sqrt
from typing import TYPE_CHECKING

import mesa

from .feelings import Feelings
from .growth import Growth
from .practices import Practices, Rule
from .traits import cause_of_a_newcomer

if TYPE_CHECKING:
    from .customer import Customer
    from .manager import Manager
    from .model import SalesForce

NONE, HIRING, TRAINING, SUPPORT, TOOLS, ENVIRONMENT, PERSONAL, WILL = range(8)
