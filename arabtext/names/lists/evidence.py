"""The scale on which lists weigh pairs of names: the log-odds of their scores, and the bounds for taking a pair.

The constants that must be fitted or chosen again when the scores of names change are here, except bounds on which
candidates are kept (candidates.py), shown (reasons.py) or counted as sure (match.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arabtext.names.comparing.compare import MAX_LOG_ODDS as MAX_LOG_ODDS
from arabtext.names.comparing.compare import log_odds as log_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The log-odds of a pair of two lists: OF_PAIR + OF_OWN · its own log-odds - OF_RIVALS · those of its rivals.
#: Fitted by resources/builders/fit_lists.py on lists of 150 to 3,000 rows.
OF_PAIR: Final = 0.72
OF_OWN: Final = 1.64
OF_RIVALS: Final = 1.74
#: OF_NO_RIVALS: log-odds of the rivals of a pair that has none. Chosen by hand among values that fit equally well.
#: OF_UNSEEN: odds of people who are in neither list, divided by the number of names and added to the odds of the
#: rivals. Set so that two lists of one name each are a pair from log-odds of 0 on.
OF_NO_RIVALS: Final = -1.0
OF_UNSEEN: Final = 1.1
#: What is added where two names are written alike to the letter; chosen by hand: among spellings of one name, the very
#: same one is the partner.
OF_ONE_SPELLING: Final = 2.0
#: Log-odds added where only one name is a single word; chosen by hand, so that a family name alone matches nobody.
OF_A_SINGLE_WORD: Final = -4.0
#: Log-odds that two names have at most where other columns are evidence against them, for there are people of one name;
#: chosen by hand: a year of birth that differs by more than one parts two rows of a column, and a place does not.
OF_NAMESAKES: Final = 3.0
#: Least probability of a pair of two lists.
MIN_MATCHED: Final = 0.5
#: Least mean log-odds between the spellings of two clusters of one column that are joined. Chosen on generated columns
#: of names of four parts (resources/builders/fit_lists.py) and of two (the words for training of
#: tests/bench/unifying.py): from 0.5 to 2 recall falls by two points, precision rises by a fifth of one and by two. A
#: wrong join is worse than a missing one, so it is just below the log-odds of names that are the same.
MIN_JOINED: Final = 1.6
#: Log-odds, before they are compared, that the cells of a row are one name: cells count as two names below a score of
#: 0.02. Chosen by hand on generated rows. Of 1,000 pairs each, 2 of strangers, 24 of relatives, 971 of a name and a
#: misspelling and 915 of a name with two misspellings score more.
OF_ONE_ROW: Final = 3.9
#: Log-odds of two names of which neither is among the nearest of the other; chosen by hand.
OF_UNLIKE: Final = -4.0


def with_columns(odds: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log-odds of pairs by their names and by other columns together.

    >>> import numpy as np
    >>> with_columns(np.array([8.0, 8.0, 1.0]), np.array([2.0, -3.0, -3.0])).tolist()
    [10.0, 0.0, -2.0]
    """
    import numpy as np

    return np.where(columns < 0, np.minimum(odds, OF_NAMESAKES), odds) + columns


def on_scale(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log-odds of other columns on the scale of names, whose log-odds count :data:`OF_OWN` times.

    >>> import numpy as np
    >>> bool(on_scale(np.array([OF_OWN]))[0] == 1)
    True
    """
    return columns / OF_OWN


def probabilities(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log-odds as probabilities, 0 to 1.

    >>> import numpy as np
    >>> probabilities(np.array([0.0])).tolist()
    [0.5]
    """
    import numpy as np

    found: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return found
