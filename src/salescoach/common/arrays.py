"""What arrays hold, for signatures."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Numbers = npt.NDArray[np.float64]
Records = npt.NDArray[np.void]
Row = Any  # one of Records inside a compiled kernel: its columns are known to the compiler alone
