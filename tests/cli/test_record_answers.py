"""After an import: every model that the records are enough for, and why the others are not told."""

import numpy as np
import pandas as pd
import pytest

from salescoach.cli.main import main


@pytest.fixture
def weeks(tmp_path):
    luck = np.random.default_rng(1)
    person, week = np.repeat(np.arange(40), 12), np.tile(np.arange(12), 40)
    treated = (person % 2 == 0) & (week >= 6)
    frame = pd.DataFrame({"person": [f"P{k}" for k in person], "week": week, "treated": treated.astype(int)})
    file = tmp_path / "weeks.csv"
    frame.assign(result=luck.standard_normal(480).round(3)).to_csv(file, index=False)
    return file


def test_person_weeks_tell_variances_and_an_effect(weeks, capsys):
    main(["import", "--weeks", str(weeks), "--no-simulation", "--models"])
    said = capsys.readouterr().out
    assert "sc.between_and_within(records):" in said
    assert "sc.effect_of_oversight(records, weeks=1, no_teams=True):" in said
    assert "sc.win_by_age" not in said  # there are no deals
    assert "left out:" not in said


def test_the_account_alone_tells_no_model(weeks, capsys):
    main(["import", "--weeks", str(weeks), "--no-simulation"])
    assert "sc.between_and_within" not in capsys.readouterr().out


def test_a_few_deals_tell_what_they_can_and_say_what_is_missing(tmp_path, capsys):
    rows = [f"{n},{'Ann' if n % 2 else 'Bo'},{'won' if n % 3 else 'lost'},2024-0{1 + n % 5}-02,2024-0{3 + n % 5}-02"
            for n in range(60)]  # fmt: skip
    file = tmp_path / "deals.csv"
    file.write_text("\n".join(["deal,owner,status,opened,closed", *rows]))
    main(["import", str(file), "--no-simulation", "--models"])
    said = capsys.readouterr().out
    assert "2 owners from" in said
    assert "Win rate by age of the deal: 60 deals" in said
    missing = said[said.index("Not told, for want of what it takes:") :]
    assert "sc.fit_win(records): " in missing
    assert "at least 200 are needed" in " ".join(missing.split())
    assert "Type:" not in missing
    assert max(len(line) for line in said.splitlines()) <= 110
