"""The ground floor: messages, intervals, parallel work, the journal, shipped files. Knows nothing of selling."""
