"""The words around people's names: titles, degrees, jobs, particles, and where the family name comes first."""

from __future__ import annotations

SOCIAL = frozenset(
    "mr mrs ms miss mx sir madam dame lord lady baron baroness viscount countess fr eng "
    "mme mlle monsieur madame herr frau hr fru mevr mevrouw mw dhr "
    "drs señor señora señorita sr sra srta signor signora sig pan pani shri smt kumari engr atty barr datuk "
    "alhaji sheikh sheikha shaikh haji hajah".split()
)
DOCTORS = frozenset("dr dra doctor dott dottssa dottoressa doc dr-ing dr-med pd".split())
PROFESSORS = frozenset("prof professor professora univ-prof profin".split())
RANKS = frozenset(
    "coach captain capt lt lieutenant col major gen sgt judge principal chief chef matron inspector constable sheriff "
    "senator provost headmaster headmistress councillor cllr superintendent commissioner".split()
)
CLERGY = frozenset("sister mother superior brother father rabbi imam pastor rev reverend".split())
STYLED = frozenset(
    "rt right hon honourable honorable".split()
)  # stand before a name or a title, and are said to nobody
LABELS = frozenset(
    "to attn attention fao cc from contact name interviewer dear hi hello".split()
)  # of a form, before a colon
TITLES = (SOCIAL | DOCTORS | PROFESSORS | RANKS | CLERGY) - {"hr", "major", "doc", "pan", "sig"}
"""What may stand before a name in a message; those left out are words or names of their own there."""

BY_FIRST_NAME = frozenset("sir dame sheikh sheikha shaikh haji hajah".split())  # titles that take the first name
DEGREES_BEFORE = frozenset("dipl-ing dipl-kfm dipl ing mag mmag mgr bc mudr judr bsc msc mba lic arch".split())
DEGREE_TAILS = frozenset("med rer nat phil jur iur oec pol hc mult habil techn theol sc dent vet".split())

AFTER = frozenset(
    "jr sr ii iii iv phd dphil edd psyd md do dds dmd dvm jd llb llm llmeur ba bs bsc beng meng ma ms msc mba mpa mph "
    "msw mfa med bed mphil drphil cpa cfa acca aca rn bsn msn np lcsw pe peng ceng cissp csm pmp esq kc qc obe mbe "
    "cbe dbe kbe bem fba fca fcca sj osb ofm "
    "frs frcs mrics frics facp cipd mcipd fcipd acipd assoc phr sphr shrm-cp shrm-scp ret hons mdb mp".split()
)
"""Degrees and the like as they are written, without dots and in small letters, after a name."""
SMALL_AFTER = frozenset("jr sr phd dphil dr ret hons esq".split())  # these also without capitals

JOBS = frozenset(
    "hr hrbp human resources people talent acquisition recruiter recruiting recruitment recruiters hiring manager "
    "managers director head lead leader team department dept office officer reception receptionist front desk "
    "coordinator specialist consultant partner business interviewer panel committee supervisor assistant associate "
    "analyst engineer developer vp ceo cto cfo coo chair owner founder personnel staffing agency payroll admin "
    "administration operations marketing sales finance engineering department careers jobs colleague the "
    "senior junior deputy general regional global chief executive president vice secretary editor nurse".split()
)
OFFICES = frozenset(
    "office desk reception team department switchboard counter services point line helpline hotline lobby".split()
)  # no family name: Depot office
NOBODY = frozenset("unknown na tbd tba not known named name anonymous".split())
FIRMS = frozenset(
    "inc llc ltd limited gmbh ag plc corp corporation company group clinic clinics hospital university college school "
    "bank labs foundation institute council services solutions systems consulting industries".split()
)
SMALL_WORDS = frozenset("of and for & in".split())  # inside the name of a job

PARTICLES = frozenset(
    "von van de der den del della di da dos das do du des la le los las el al ten ter te zu zur zum vom af av bin ben "
    "st saint san santa santo abu wa op 't ó ní mac ap".split()
)
BETWEEN_FAMILIES = frozenset("y e i".split())
BY_FATHER = frozenset("bin binti bint ibn a/l a/p s/o d/o".split())  # what follows is the father's name
NAMES_TOO = frozenset("judge lord lady chief principal captain pastor father brother sister sir".split())
SERVANT_OF = frozenset("abdul abdel abd abu umm mohd md".split())  # no first name without the next word
HONORIFICS = frozenset("san sama sensei ssi nim ji bey hanım hanim sahib saheb garu bhai".split())

FAMILY_FIRST = frozenset("CN VN KR JP HU TW KP HK MO SG".split())
BY_GIVEN_NAME = frozenset("IS TH MM ID MY ET ER".split())  # also with a title
TWO_FAMILIES = frozenset("ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR GQ".split())
SPANISH = frozenset(
    "garcia ortega torres ramos reyes cruz flores morales moreno romero rivera castro ortiz delgado vega castillo "
    "guerrero medina vargas herrera aguilar rojas salazar soto mendoza guzman molina navarro campos "
    "ruiz diaz munoz sanz "
    "cano nieto prieto iglesias serrano blanco suarez vidal marquez pena rios fuentes cabrera".split()
)
EASTERN = frozenset(
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song deng "
    "han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao fu zhong cui "
    "tan fan wong cheung leung chan lam ng kwok tsai hsu lai choi park jung kang cho yoon jang lim shin seo kwon hwang "
    "nguyen tran pham hoang phan vo dang bui ngo duong ly tanaka suzuki sato takahashi ito watanabe yamamoto nakamura "
    "kobayashi kato yoshida yamada sasaki kimura hayashi shimizu mori abe ikeda hashimoto ishikawa ogawa fujita goto "
    "okada hasegawa murakami kondo ishii saito sakamoto endo aoki fujii nishimura fukuda ota miura okamoto matsuda "
    "nakajima ono".split()
)
"""Family names that are written first as often as last: whose name begins so is greeted by all of it."""
KOREAN = frozenset("kim lee".split())  # the same, but first names elsewhere
