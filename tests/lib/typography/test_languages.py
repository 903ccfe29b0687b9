"""How each language sets what was typed. A dot stands for a no-break space, a stroke for a narrow one."""

import pytest

from nightdesk.lib.typography import set_text

FRENCH = [
    ('Attention! Il a dit "oui" : c\'est tout.', "Attention|! Il a dit «·oui·»·: c’est tout."),
    ("Vraiment ? Non ; si !", "Vraiment|? Non|; si|!"),
    ("Quoi?! Non !!!", "Quoi|?! Non|!!!"),
    ('"Bonjour "toi""', "«·Bonjour “toi”·»"),
    ('" oui "', "«·oui·»"),
    ("«oui», « non »", "«·oui·», «·non·»"),
    ("“oui”", "«·oui·»"),
    ("« dire “non” »", "«·dire “non”·»"),
    ('l\'"ami"', "l’«·ami·»"),
    ("10% de 5 kg, 3 millions", "10·% de 5·kg, 3·millions"),
    ("M. Le Goff et Mme Roz", "M.·Le Goff et Mme·Roz"),
    ("XXe siècle, n° 5, p. 7", "XXe·siècle, n°·5, p.·7"),
    ("à 15 h 05", "à 15·h·05"),
    ("oui - enfin...", "oui – enfin…"),
    ("(?) (!) :) http://x.example ;", "(?) (!) :) http://x.example|;"),
    ("Score:2", "Score:2"),
]
ENGLISH = [
    ('"Don\'t," she said.', "“Don’t,” she said."),
    ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
    ("'The dogs' bowls'", "‘The dogs’ bowls’"),
    ("the dogs' bowls of the '90s", "the dogs’ bowls of the ’90s"),
    ("rock 'n' roll, 'tis", "rock ’n’ roll, ’tis"),
    ("one - two -- three--four", "one – two – three—four"),
    ("5 - 3 is 2...", "5 - 3 is 2…"),
    ('a 6" pipe, 6\'2" tall', 'a 6" pipe, 6\'2" tall'),
    ("“already” ‘set’", "“already” ‘set’"),
    ("5 million at 9 a.m.", "5·million at 9·a.m."),
]
SPANISH = [
    ('¿"Hola"? ¡No!', "¿«Hola»? ¡No!"),
    ('"El "rey" ha muerto"', "«El “rey” ha muerto»"),
    ("10 % de 5 millones, n.º 4", "10·% de 5·millones, n.º·4"),
    ("sí - no...", "sí – no…"),
]
RUSSIAN = [
    ('Он сказал: "Привет, "мир""', "Он сказал: «Привет, „мир“»"),
    ("“Так” и „так“", "«Так» и·«так»"),
    ("Вода - это жизнь", "Вода·— это жизнь"),
    ("Вода -- это, в лесу", "Вода·— это, в·лесу"),
    ("- Привет", "—·Привет"),
    ("№ 5, 10 км, 3 млн", "№·5, 10·км, 3·млн"),
]
ARABIC = [
    ("نعم, لا; هل؟ أم?", "نعم، لا؛ هل؟ أم؟"),
    ('قال "نعم"', "قال «نعم»"),
    ("عام 2019, ثم 1,000", "عام 2019، ثم 1,000"),
    ("شركة Quay, وهي", "شركة Quay، وهي"),
    ("Quay, Mole", "Quay, Mole"),
    ("هل رأيت Quay?", "هل رأيت Quay؟"),
    ("Is it? نعم", "Is it؟ نعم"),
    ("(?)", "(?)"),
]


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        *(("fr", *pair) for pair in FRENCH),
        *(("en", *pair) for pair in ENGLISH),
        *(("es", *pair) for pair in SPANISH),
        *(("ru", *pair) for pair in RUSSIAN),
        *(("ar", *pair) for pair in ARABIC),
        ("es-MX", '"El "rey" ha muerto"', "“El ‘rey’ ha muerto”"),
    ],
)
def test_it_is_set_as_the_language_demands(language: str, typed: str, set_: str) -> None:
    said = set_text(typed, language).text
    assert said.replace("\u00a0", "·").replace("\u202f", "|") == set_
