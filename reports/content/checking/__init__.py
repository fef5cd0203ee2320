"""Rules of the drafting check, one file for each subject; ``drafting_check`` puts them together."""
