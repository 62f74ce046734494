"""Covariates of the user's own: what was known of each person before a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array

if TYPE_CHECKING:
    import pandas as pd

_TYPE = "Type: covariates=pd.DataFrame({'owner': [...], 'day': [...], 'salary': [...]})"


def check_covariates(frame: object, taken: set[str]) -> pd.DataFrame:
    """A frame with owner, day if wanted, and columns of numbers.

    Args:
        frame: what the user gave.
        taken: names of features that there are already.

    Raises:
        ValueError: no frame, no owner, a column that holds no numbers or bears the name of a feature.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame) or "owner" not in frame or len(_names(frame)) == 0:
        raise ValueError(f"covariates must be a frame with owner, day if wanted, and columns of numbers. {_TYPE}")
    for name in _names(frame):
        if name in taken:
            raise ValueError(f"the covariate {name!r} bears the name of a feature of the kit. Rename it. {_TYPE}")
        if frame[name].dtype.kind not in "fiub":
            raise ValueError(
                f"the covariate {name!r} must hold numbers. For words type: "
                f"covariates=pd.get_dummies(frame, columns=[{name!r}])"
            )
    keys = [name for name in ("owner", "day") if name in frame]
    if frame.duplicated(keys).any():
        raise ValueError(
            f"the covariates hold {' and '.join(keys)} more than once. Type: covariates=frame.drop_duplicates({keys})"
        )
    return frame if "day" not in frame else frame.assign(day=pd.to_datetime(frame["day"]).astype("datetime64[us]"))


def known_before(frame: pd.DataFrame, owner: pd.Series, start: pd.Series) -> dict[str, Array]:
    """Of each person the last values known on days before the start; missing where there are none.

    Args:
        frame: checked covariates; without a day they hold at all times.
        owner: of each row.
        start: of each row.
    """
    import pandas as pd

    names = _names(frame)
    if "day" not in frame:
        found = frame.set_index("owner")[names].reindex(owner)
        return {name: found[name].to_numpy(float) for name in names}
    asked = pd.DataFrame({"row": np.arange(len(owner)), "owner": owner.to_numpy(), "start": start.to_numpy()})
    asked["start"] = asked["start"].astype("datetime64[us]")
    told = frame.dropna(subset=["day"]).sort_values("day", kind="stable")
    merged = pd.merge_asof(
        asked.sort_values("start", kind="stable"), told.astype({"owner": asked["owner"].dtype}), left_on="start",
        right_on="day", by="owner", allow_exact_matches=False,
    ).sort_values("row", kind="stable")  # fmt: skip
    return {name: merged[name].to_numpy(float) for name in names}


def _names(frame: pd.DataFrame) -> list[str]:
    return [str(name) for name in frame.columns if name not in ("owner", "day")]
