r"""Days and hours in French: 22 novembre 2026, 13 h 12, the hour held together by no-break spaces."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "G\u00a0\\h\u00a0i"
DATETIME_FORMAT = "j F Y, G\u00a0\\h\u00a0i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j N Y"
SHORT_DATETIME_FORMAT = "j N Y, G\u00a0\\h\u00a0i"
FIRST_DAY_OF_WEEK = 1
