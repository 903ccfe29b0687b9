"""Words of the living page, in a language for each direction: short and long, plain and hard to set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    language: str
    sections: tuple[str, ...]
    kicker: str
    headlines: tuple[str, str, str]
    standfirst: str
    paragraph: str
    quote: str
    names: tuple[str, str]
    role: str
    place: str
    moment: str
    caption: str
    credit: str
    correction: str
    endless: str


ENGLISH = Words(
    language="en",
    sections=("Harbour", "World", "Business", "Culture", "Sport"),
    kicker="On the quay",
    headlines=(
        "The night ferry waits for the tide",
        "Harbour closed and schools to follow as the town braces for the worst of the storm tonight",
        "“Nobody told us”",
    ),
    standfirst="Two sailings are off and a third is in doubt; whoever is stranded sleeps in the sports hall.",
    paragraph=(
        'The siren went twice, which it had not done for four winters. <a href="#">Two blasts</a> mean that '
        "nothing leaves and that whatever is outside comes in."
    ),
    quote="I ask nobody to be brave. I ask everybody to ring at the door of the neighbour downstairs.",
    names=("Rosa Marlow", "Tom Idris"),
    role="harbour master",
    place="at the harbour office",
    moment="at noon",
    caption="The north mole under the swell, this morning at high water.",
    credit="Harbour Studio / M. Lannow",
    correction="An earlier version dated the old mole to 1912. It was finished in 1921.",
    endless="Harbourmasterdeputyassistantcandidateexaminationboard",
)
ARABIC = Words(
    language="ar",
    sections=("الميناء", "العالم", "اقتصاد", "ثقافة", "رياضة"),
    kicker="على الرصيف",
    headlines=(
        "عبّارة الليل تنتظر المدّ",
        "إغلاق المرسى والمدارس، والمدينة تترقّب ذروة العاصفة هذه الليلة وسط تحذيرات من رياح قوية",
        "«لم يخبرنا أحد»",
    ),
    standfirst="أُلغيت رحلتان والثالثة موضع شك، ومن تقطّعت بهم السبل يبيتون في القاعة الرياضية.",
    paragraph=(
        'دوّت الصفّارة مرتين، وهو ما لم يحدث منذ أربعة شتاءات. <a href="#">نفختان</a> تعنيان أن لا شيء يخرج '
        "وأن كل من في البحر يعود."
    ),
    quote="لا أطلب من أحد أن يكون شجاعا. أطلب أن يطرق كل واحد باب جاره.",
    names=("روزا كرمريك", "توماس الإدريسي"),
    role="قائد المرسى",
    place="في مكتب المرسى",
    moment="ظهر اليوم",
    caption="الرصيف الشمالي تحت الموج صباح اليوم.",
    credit="ورشة الميناء / م. لانو",
    correction="ورد في نسخة سابقة أن الرصيف القديم يعود إلى 1912، وقد اكتمل عام 1921.",
    endless="والمستكشفونوالمستطلعونوالمستخبرونوالمستعلمون",
)
IN = {"ltr": ENGLISH, "rtl": ARABIC}
