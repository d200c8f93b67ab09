"""The many wordings by which thanks, a date, interest, fit and a request are known in a message."""

from __future__ import annotations

import re

from ...case.wording import MONTHS, WEEKDAYS


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


NOT_THANKS = re.compile(
    r"\bthanks? to\b(?! you)|\bno thanks\b|\b(?:would|'d|should) (?:really |very much |"
    r"greatly |also )?(?:appreciate|be (?:very |most |really )?"
    r"(?:grateful|thankful|obliged))\b(?! the (?:chance|opportunity))|\bappreciate (?:it if|"
    r"an? (?:answer|reply|response))|"
    r"^ *(?:many |with )?(?:thanks|thank you)[,.!]? *$",
    re.IGNORECASE | re.MULTILINE,
)
THANKS = re.compile(
    r"\b(?:thank(?:s|ed|ful|ing)?|thank-you|thx|grateful|gratitude|appreciat(?:e|ed|es|ion|"
    r"ive)|obliged|indebted)\b",
    re.IGNORECASE,
)
MONTH = "|".join([*(m for m in MONTHS), *(rf"{m[:3]}\.?" for m in MONTHS), r"Sept\.?"])
DATE = _any(
    rf"\b(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?(?:{MONTH})\b",
    rf"\b(?:{MONTH}) (?:the )?\w+(?:st|nd|rd|th)\b",
    rf"\b\w+(?:st|nd|rd|th) of (?:{MONTH})\b",
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b",
    r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b",
    rf"\b(?:{'|'.join(WEEKDAYS)})\b",
    r"\byesterday'?s?\b|\b(?:today's|earlier today)\b|"
    r"\b(?:interview\w*|meeting|met|spoke|speaking|talk\w*|conversation|time|seeing|"
    r"visit\w*)\b[^.!?\n]{0,60}\btoday\b|"
    r"\b(?:this|yesterday|earlier this|earlier) (?:morning|afternoon|evening|week|today)\b",
    r"\blast (?:week|month)\b|\b(?:a|one|two|three|four) (?:days?|weeks?|months?) ago\b",
)
WOULD = r"(?:would|'d|should|will|'ll) (?:(?!not\b)\w+ ){0,3}?"
# What somebody would like without wanting the job for it.
ELSE = (
    r"(?! (?:to )?(?:hear|know|answer|send|provide|talk|speak|see (?:a|an)|supply|give|"
    r"be able|thank|ask|follow|check|"
    r"apologi[sz]e|add|make (?:sure|certain)|remind|mention|share|tell|discuss|say|express|"
    r"point|withdraw|decline|if|any|"
    r"it if|arrange|schedule|request|explain|clarify|correct|inquire|enquire|find out|call)\b)"
)
INTEREST = _any(
    r"\b(?<!not )interested\b(?! (?:to (?:hear|see|learn|read|know|find)|in (?:how|what|why|hearing|seeing|"
    r"learning))\b)|\binteresting in (?!how|what|why)|\bto work (?:for|with) you\b|\bways I (?:could|can) help\b",
    r"\b(?:my|of|renewed|strong|great|continued|genuine|real|keen|sincere|deep|still an?) interest\b",
    r"\binterest in (?:the|this|your|joining|working)\b",
    r"\b(?:lik(?:e|ed)|love|loved|admired?) (?:very much )?(?:how|that|the way|what) (?:you|your|the|every\w*|nobody|"
    r"each|all|\w+s) |\b(?:is|are) where I(?:'d| would| want| hope)\b|\bwhat I(?:'d| would| have|'ve)? (?:want|like|"
    r"wanted|hoped|missed)\b",
    r"\b(?:keen|keener|eager|enthusias\w+|excit\w+|motivated|committed to)\b",
    rf"\b{WOULD}(?:like|love|welcome|glad|happy|happier|proud|delighted|honou?red|pleased|"
    rf"enjoy|thrilled|relish|"
    rf"treasure|jump at){ELSE}",
    r"\b(?:want|wanted|hope|hoping|wish|love|like|ready|long|"
    r"prepared) (?:very much )?to (?:join|work (?:for|with|at|there|"
    r"on)|be (?:part|one|your|with|at)|help (?:you|your)|become|take (?:on|up)|start|"
    r"contribute|do (?:this|that|it|the))\b",
    r"\b(?:want|wants) (?:the|this|that) (?:job|position|role|work|post|place)\b|"
    r"\bI (?:still |really )?want (?:it|this)\b",
    r"\b(?:work|job|role|position|place|post|team) (?:that |where )?I (?:would (?:like|love)|"
    r"want|have (?:been )?(?:hop|look|wait))\w*",
    r"\b(?:what|where|exactly what) I (?:want|hope|would (?:like|love)) to (?:do|be|work)\b",
    r"\blook(?:ing)? forward to (?:joining|working|starting|being part|the work|contributing)\b",
    r"\b(?:appeals?|appealed|attracts?|attracted|draws?|drew) (?:very much |strongly |greatly )?(?:to )?me\b|"
    r"\b(?:drawn|attracted) to\b",
    r"\b(?:role|position|job|work|post) (?:is|fits|suits|would be|seems|"
    r"sounds (?:like )?) ?(?:exactly |just |very much |like )*"
    r"(?:what|the (?:kind|sort|right)|me|right|an? (?:good|great|perfect))\b",
    r"\bmore (?:certain|convinced|sure|than ever)\b|\b(?:could|can) (?:well |really |"
    r"easily )?(?:see|picture|imagine) myself\b",
    r"\b(?:love|like|excited by|warmed to) the (?:idea|thought|prospect) of\b|"
    r"\bfirst choice\b|\bmy (?:wish|desire|hope) to\b",
    r"\b(?:keep|bear|have) me in mind\b|\bthink of me\b|\bapply again\b|"
    r"\b(?:be )?considered? (?:me )?(?:again|for|in) ?"
    r"(?:other|similar|any|another|future|again)?\b(?! (?:my|your) (?:application|time))|"
    r"\b(?:future|other|another|any|similar|next) (?:opening|vacanc|opportunit|position|role|post)\w*",
    r"\b(?:count|include|put) me (?:in|down|forward)\b|\b(?:very much |still |well |all )up for (?:the|this|it|your)\b|"
    r"\bup my (?:street|alley)\b|\b(?:jump|leap) at\b|\blike a shot\b|\bif you(?:'ll| will| would) have me\b",
    r"\b(?:want|wanted|hope|hoping|wish|long|love|like|mean) (?:very much )?to (?:serve|belong|learn|grow|build|teach|"
    r"practi[cs]e|spend|devote|give|put|bring|cook|make|care|come and|come to work|see (?:it|this|that))\b|"
    r"\bhoping for (?:the|this|a place)\b",
    r"\b(?:what|one|job|work|place|post|position|role|kind|sort) I(?:'m| am|'ve been| have been| was) (?:\w+ )?"
    r"(?:looking (?:for|to)|after|hoping (?:for|to)|waiting (?:for|to))\b|\b(?:sure|certain|clear|"
    r"plain) (?:to me )?(?:that )?(?:this|it|yours) "
    r"(?:is|was|would be) (?:the|where|what|a)\b",
    r"\bnothing (?:else )?(?:I have (?:seen|read|looked at) )?(?:would please|has tempted|comes? (?:close|near))\b|"
    r"\b(?:more|much|most) I (?:want|would like|like) (?:it|the|this|to)\b|"
    r"(?:\bnot|n't) (?:changed|lost|cooled|faded|wavered)\b|"
    r"\b(?:the right|a natural|the next) (?:next |first )?(?:thing|step|place|move|work|one) (?:for me|to me|yet)\b|"
    r"\b(?:I'd|I would) (?:gladly |happily )?(?:move|relocate|travel|come running|give up|swap|drop)\b|"
    r"\b(?:on|out of) my mind\b|\b(?:I'd|I would|I could) do my best work\b|\ball in on\b|\bcome aboard\b",
    r"\b(?:still|remain|continue|continues) (?:to )?(?:tempts?|interest|my first|at the top|top of)\b|"
    r"(?<!for the )(?<!for this )\b(?:chance|opportunity) to "
    r"(?:join|do|bring|take|try|run|help|lead|work (?:with|for|at|on)|be part)\b|"
    r"\bready to (?:start|come|begin|get|go|do|pitch|work)\b|\bI(?:'d| would) take (?:it|the)\b",
    r"\bwanting (?:very much )?to (?:join|work|teach|learn|cook|serve|help|build|come|do|be (?:part|one|there))\b|"
    r"\b(?:came|drove|went|walked) (?:away|home|out|back)\b[^.!?\n]{0,40}\b(?:wanting|keen|hoping|longing|eager|"
    r"determined|surer?|certain)\b|\bI(?:'d| would) (?:still )?(?:pick|choose)\b|\bheart (?:is )?set on\b|"
    r"\bhope (?:that )?you(?:'ll| will) (?:consider|think of|have|take|pick|choose|keep) me\b|"
    r"\bsuits? me (?:down|very|well|perfectly|so)\b|\bover the moon\b",
    r"\b(?:serve|join) (?:as )?your\b|\bhope (?:that )?our paths\b|\bstay in touch\b|\bon file\b",
)
FIT = _any(
    r"\b(?:experience[sd]?|background|skills?|skilled|qualif\w+|degree|licen[cs]ed?|certif\w+|"
    r"diploma|expertise|competenc\w+|proficien\w+|strengths?|training|trained|apprenticed)\b",
    r"\b(?:\w+|\d+) (?:years?|months?|seasons?|summers?) (?:of|in|as|at|with|on|behind)\b|"
    r"\bfor (?:\w+|\d+) (?:years|seasons|months)\b",
    r"\b(?:in|at|from|through|with|during) my (?:\w+ ){0,3}(?:role|post|job|position|work|"
    r"years|plant|company|employer|studies|team|place|branch|project)\b",
    r"\b(?:ran|led|built|managed|organi[sz]ed|saved) (?:a|an|the|our|us|them|two|three|four)\b",
    r"\bI(?:'ve| have) (?:already |also |since )?(?!heard|waited|enjoyed|received|emailed|"
    r"called|decided|attached|"
    r"learned that|been (?:waiting|trying|thinking|hoping|wondering))(?:\w{3,}d|led|run|built|cut|done|made|"
    r"taught|kept|held|sold|driven|written|been|my)\b",
    r"\bI (?:did|cut|built|ran|led|wrote|managed|passed|learned|learnt|taught|sold|kept|held|"
    r"hold|speak|know|saved|designed|trained|worked|supervised|"
    r"calibrated|developed|organi[sz]ed|grew|raised|implemented|took over|beat|maintained|"
    r"handled|drove|coached|launched)\b",
    r"\b(?:fluent|proficient|a (?:good|strong|natural) (?:fit|match)|would bring|can bring|"
    r"bring to|bring you|bring along|grounding in|well suited|match(?:es)? (?:the|what|your)|fits? (?:the|what|"
    r"your))\b",
)
# What somebody tells of a talk, not of their work.
TALK = (
    r"(?:enjoy|lik|lov|want|hop|wish|look|receiv|appreciat|interview|appli|talk|ask|call|email|mail|ring|phon|mention|"
    r"promis|notic|miss|attach|decid|visit|wait|expect|tri|agre|discuss|thank|need|arriv|return|realis|realiz|walk|"
    r"express|listen|chat|watch|stay|imagin|remember|wonder|believ|stopp|learn|fail|liv|turn|happen|inde)"
)
WORKED = re.compile(
    rf"\bI (?:also |then |once |first |mostly )?(?!{TALK})[a-z]{{2,}}ed (?:\w+|(?:\w+ ){{1,4}}\w+)|"
    r"\bI(?:'ve| have)? been [a-z]+ing\b[^.!?\n]* (?:since|for)\b|"
    rf"\b(?:where|when|which|whom|that|and) I (?!{TALK})[a-z]{{2,}}ed\b",
)
REQUEST = _any(
    r"\b(?:look(?:ing)?|looks) forward to (?:hear|your|learn|talk|speak|meet|the next|next|"
    r"any|an answer|news|a reply)\w*",
    r"\bhope (?:to|that I|I|we) (?:(?:can|will|may|could) )?(?:hear|talk|speak|learn|meet|have news)\b",
    r"\bmy number is\b|\bplease (?:reply|respond|answer)\b|\bcourtesy of an? (?:reply|"
    r"response|answer)\b|\b(?:like|time) to talk\b",
    r"\blet me know\b|\bhear (?:back )?(?:from you|about|how|what|whether)\b|"
    r"\bkeep me (?:posted|informed|updated|in the loop|up to date)\b",
    r"\?",
    r"\b(?:any|an|some|further|the latest) (?:news|update|word|information)\b|\bupdates?\b|"
    r"\btime ?lines?\b|\bnext steps?\b|\bwhere (?:things|you|the)\b[^.\n]{0,40}\bstands?\b",
    r"\b(?:when|whether|what|how) you (?:expect|have|decide|are|will|might|would|need)\b|\bnext for\b",
    r"\b(?:reach|call|ring|phone|email|contact|write to) me\b|\bbe reached\b|\b(?:call|ring|"
    r"phone) (?:me )?back\b|\bask (?:her|him|them|\w+) to (?:call|ring|phone|contact)\b",
    r"\bwould (?:like|love|be (?:glad|happy|grateful)|appreciate)(?: it if| to (?:know|hear|"
    r"learn|ask)| any| an?)\b|\b(?:please|kindly) (?:\w+ )?(?:tell|send|advise|confirm|give|"
    r"pick|choose|suggest|say)\b",
    r"\bwelcome (?:any|your) (?:news|feedback|suggestions?|advice|thoughts)\b|\b(?:thankful|"
    r"grateful) for any\b|\b(?:answer|reply) (?:by|me|to this|when|if|at)\b|"
    r"\b(?:drop|send|write) me\b|\b(?:give|giving) me a (?:ring|call|line|bell)\b|\bget (?:hold of )?me\b|"
    r"\ba (?:line|word|note|call)\b[^.\n]{0,40}\b(?:would|say|about|on)\b|\bfree to (?:talk|speak|meet|come)\b|"
    r"\b(?:a second|another|a further) (?:talk|visit|chat|meeting|interview|conversation|call)\b|\b(?:to ask|"
    r"asking) (?:you |whether|if|for|about|how|when|what)\b",
)


# What thanks without the word; enough where thanks are looked for and not required.
KINDNESS = re.compile(
    r"\b(?:enjoy(?:ed)?|loved|liked) (?:very much )?(?:meeting|talking|speaking|seeing|hearing|visiting|our talk|"
    r"our conversation|the conversation|my visit)\b|"
    r"\b(?:good|great|lovely|kind|generous|pleasure|delight|privilege|honou?r) (?:of you )?to "
    r"(?:meet|talk|speak|see|have met|give)\b|\bmeant a (?:lot|great deal)\b|"
    r"^ *(?:many |with |warm )?(?:thanks|thank you)\b[^\n]{0,30}[,.!]? *$",
    re.IGNORECASE | re.MULTILINE,
)


def thanks(text: str) -> bool:
    """Whether somebody is thanked; "thanks to SQL" and "I would appreciate an answer" thank nobody."""
    return bool(THANKS.search(NOT_THANKS.sub(" ", text)))
