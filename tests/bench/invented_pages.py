"""Write invented web pages whose text is known: 34 templates of usual systems and sites, each in English and Arabic.

    python tests/bench/invented_pages.py FOLDER

For each page FOLDER gets the page and a JSON file with its title, date and authors, and with the snippets that belong to
the article (``with``) and to its frame (``without``). Persons, places and events are invented; the templates follow the
markup of WordPress, Drupal, ASP.NET, Blogger, AMP, MediaWiki, Sphinx and of hand-made sites.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """What a story and the frame of its page say in one language."""

    language: str
    site: str
    title: str
    standfirst: str
    day: str  # ISO 8601
    shown_day: str
    author: str
    by: str
    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    items: tuple[str, ...]
    quote: str
    caption: str
    table: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    menu: tuple[str, ...]
    related_label: str
    also_label: str
    popular_label: str
    share_label: str
    comments_label: str
    tags_label: str
    related: tuple[str, ...]
    popular: tuple[str, ...]
    teasers: tuple[str, ...]
    comments: tuple[str, ...]
    tags: tuple[str, ...]
    cookies: str
    newsletter: str
    biography: str
    copyright: str
    advertisement: str


ENGLISH = Words(
    language="en",
    site="The Marsh Gazette",
    title="Fishermen of Qarmada return to a harbor without boats",
    standfirst="Two years after the flood the quay is rebuilt, but the fleet that fed the town is not.",
    day="2021-03-14",
    shown_day="March 14, 2021",
    author="Salma Darwish",
    by="By",
    paragraphs=(
        "The harbor of Qarmada opened again on Sunday, two years after the flood that carried away its quay and most of its boats.",
        "About 340 families lived from fishing before the storm, and fewer than fifty of them still do, the cooperative says.",
        "“We were promised engines and nets before the summer,” said Yunus Barakat, who has fished here since he was eleven years old.",
        "The ministry answered in a letter that the money was paid to a contractor in the capital, who has not delivered a single boat.",
        "Engineers measured the new quay in January and found that it is four meters shorter than the plans that were signed.",
        "Nobody was hurt.",
        "Women of the town have meanwhile opened a cannery in the old customs house, and it already employs twenty-six people",
        "The council will meet again on 2 April to decide whether the contract is cancelled, a clerk told this newspaper.",
    ),
    headings=("A quay that is too short", "The cannery in the customs house"),
    items=(
        "Twelve wooden boats for the old harbor",
        "Forty engines of fifteen horsepower each",
        "A cold store for nine tons of fish",
    ),
    quote="The sea gave us back everything except the boats, and those we must now buy from people who never paid for them.",
    caption="The new quay of Qarmada on the day of its opening",
    table=(("Year", "Boats", "Catch in tons"), ("2018", "211", "4,380"), ("2019", "37", "612"), ("2020", "41", "790")),
    notes=("Letter of the ministry to the cooperative, 3 February 2021.", "Survey of the quay, page 12 of the annex."),
    menu=("Home", "Politics", "Business", "Sports", "Opinion", "About us", "Contact"),
    related_label="Related articles",
    also_label="Read also",
    popular_label="Most read",
    share_label="Share this article",
    comments_label="Comments",
    tags_label="Tags",
    related=(
        "Storm warning for the northern coast lifted on Friday",
        "How a village rebuilt its bridge in nine days",
        "Minister of fisheries dismissed after audit",
    ),
    popular=("Ten recipes with dried limes for the winter", "Why the lighthouse keepers went on strike"),
    teasers=(
        "The lighthouse has been dark for a week, and sailors now navigate by the lamps of the refinery behind the hill.",
        "Dried limes keep for a year, and every family in the valley swears that its own way of drying them is the oldest.",
    ),
    comments=(
        "My uncle lost his boat in that flood and he has never seen a single coin of what was promised, whatever they write.",
        "Why does nobody ask the contractor? Everybody in town knows where he lives and what kind of car he drives now!",
        "Great reporting, thank you for coming to our town and for listening to people whom newspapers usually forget.",
    ),
    tags=("Qarmada", "fishing", "harbors"),
    cookies="We and our partners store and access information on your device, such as unique identifiers in cookies, to process personal data.",
    newsletter="Sign up for our weekly newsletter and get the best stories of the coast delivered to your inbox every Thursday morning.",
    biography="Salma Darwish is a reporter who has covered the coast since 2009 and has won two awards for her work on floods.",
    copyright="© 2021 The Marsh Gazette. All rights reserved.",
    advertisement="Advertisement",
)

ARABIC = Words(
    language="ar",
    site="صحيفة الهور",
    title="صيادو القرمادة يعودون إلى ميناء بلا قوارب",
    standfirst="بعد عامين على السيل أعيد بناء الرصيف، أما الأسطول الذي كان يطعم البلدة فلم يعد.",
    day="2021-03-14",
    shown_day="14 آذار/مارس 2021",
    author="سلمى درويش",
    by="بقلم",
    paragraphs=(
        "عاد ميناء القرمادة إلى العمل يوم الأحد بعد عامين على السيل الذي جرف رصيفه ومعظم قواربه إلى عرض البحر.",
        "كانت نحو 340 عائلة تعيش من الصيد قبل العاصفة، ولم يبق منها اليوم سوى أقل من خمسين كما تقول الجمعية التعاونية",
        "وقال يونس بركات الذي يصطاد هنا منذ كان في الحادية عشرة من عمره: «وعدونا بمحركات وشباك قبل الصيف ولم يصل شيء»",
        "وردت الوزارة في رسالة بأن الأموال دفعت إلى متعهد في العاصمة لم يسلم حتى الآن قاربا واحدا من القوارب المتفق عليها",
        "وقاس المهندسون الرصيف الجديد في كانون الثاني فوجدوا أنه أقصر بأربعة أمتار من المخططات التي وقعت عليها البلدية.",
        "ولم يصب أحد بأذى.",
        "وفي هذه الأثناء افتتحت نساء البلدة مصنعا لتعليب السمك في مبنى الجمارك القديم، وهو يشغل ستا وعشرين عاملة وعاملا",
        "ويجتمع المجلس مرة أخرى في 2 نيسان ليقرر هل يلغى العقد أم لا، كما أفاد أحد موظفي البلدية لهذه الصحيفة.",
    ),
    headings=("رصيف أقصر مما ينبغي", "المصنع في مبنى الجمارك"),
    items=(
        "اثنا عشر قاربا خشبيا للميناء القديم",
        "أربعون محركا قوة كل منها خمسة عشر حصانا",
        "مخزن مبرد يتسع لتسعة أطنان من السمك",
    ),
    quote="رد إلينا البحر كل شيء إلا القوارب، وعلينا الآن أن نشتريها من أناس لم يدفعوا ثمنها يوما من الأيام.",
    caption="الرصيف الجديد في القرمادة يوم افتتاحه",
    table=(
        ("السنة", "القوارب", "الصيد بالأطنان"),
        ("2018", "211", "4380"),
        ("2019", "37", "612"),
        ("2020", "41", "790"),
    ),
    notes=("رسالة الوزارة إلى الجمعية التعاونية، 3 شباط 2021.", "مسح الرصيف، الصفحة 12 من الملحق."),
    menu=("الرئيسية", "سياسة", "اقتصاد", "رياضة", "آراء", "من نحن", "اتصل بنا"),
    related_label="مقالات ذات صلة",
    also_label="اقرأ أيضاً",
    popular_label="الأكثر قراءة",
    share_label="شارك المقال",
    comments_label="التعليقات",
    tags_label="وسوم",
    related=(
        "رفع التحذير من العاصفة على الساحل الشمالي يوم الجمعة",
        "كيف أعادت قرية بناء جسرها في تسعة أيام",
        "إقالة وزير الثروة السمكية بعد تدقيق الحسابات",
    ),
    popular=("عشر وصفات بالليمون المجفف لفصل الشتاء", "لماذا أضرب حراس المنارة عن العمل"),
    teasers=(
        "المنارة مطفأة منذ أسبوع، والبحارة يهتدون الآن بمصابيح المصفاة التي تقع خلف التل المطل على البلدة القديمة.",
        "يحفظ الليمون المجفف عاما كاملا، وتقسم كل عائلة في الوادي على أن طريقتها في تجفيفه هي الأقدم بين الطرق كلها.",
    ),
    comments=(
        "خسر خالي قاربه في ذلك السيل ولم ير قرشا واحدا مما وعدوا به مهما كتبوا في الصحف وقالوا في التلفزيون عن التعويضات.",
        "لماذا لا يسأل أحد المتعهد؟ الكل في البلدة يعرف أين يسكن وما نوع السيارة التي صار يقودها منذ استلم المال!",
        "تقرير رائع، شكرا لكم على المجيء إلى بلدتنا وعلى الاستماع إلى ناس لا يسألهم أحد عن شيء في العادة أبدا.",
    ),
    tags=("القرمادة", "صيد السمك", "موانئ"),
    cookies="نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لتخزين معلومات على جهازك والوصول إليها ومعالجة البيانات الشخصية وفق سياسة الخصوصية.",
    newsletter="اشترك في نشرتنا الأسبوعية لتصلك أفضل قصص الساحل إلى بريدك الإلكتروني صباح كل يوم خميس من دون أي مقابل.",
    biography="سلمى درويش مراسلة تغطي أخبار الساحل منذ عام 2009 ونالت جائزتين عن عملها في تغطية السيول والفيضانات.",
    copyright="© 2021 صحيفة الهور. جميع الحقوق محفوظة.",
    advertisement="إعلان",
)


@dataclass
class Page:
    """A page that is being written: its words, and which snippets belong to the article and which do not."""

    words: Words
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    has_title: bool = True
    has_date: bool = True
    has_author: bool = True

    def w(self, text: str) -> str:
        """Return text of the article, escaped."""
        self.wanted.append(text)
        return escape(text)

    def x(self, text: str) -> str:
        """Return text of the frame, escaped."""
        self.unwanted.append(text)
        return escape(text)

    def body(self, first: int = 0, last: int | None = None, tag: str = "p", more: str = "") -> str:
        """Return paragraphs of the article."""
        return "\n".join(f"<{tag}{more}>{self.w(one)}</{tag}>" for one in self.words.paragraphs[first:last])

    def menu(self) -> str:
        return "".join(f'<li><a href="/{n}">{self.x(one)}</a></li>' for n, one in enumerate(self.words.menu) if n > 2)

    def links(self, titles: tuple[str, ...], tag: str = "li") -> str:
        return "".join(f'<{tag}><a href="/post/{n}">{self.x(one)}</a></{tag}>' for n, one in enumerate(titles))

    def tags(self) -> str:
        return ", ".join(f'<a rel="tag" href="/tag/{n}">{escape(one)}</a>' for n, one in enumerate(self.words.tags))

    def comments(self, tag: str = "p") -> str:
        return "".join(
            f"<li><div><b>user{n}</b><{tag}>{self.x(one)}</{tag}></div></li>"
            for n, one in enumerate(self.words.comments)
        )

    def table(self) -> str:
        first, *rest = self.words.table
        self.wanted += [row[2] for row in rest]
        cells = "".join(f"<th>{escape(cell)}</th>" for cell in first)
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rest)
        return f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"

    def html(self, body: str, head: str = "", title: str = "") -> str:
        w = self.words
        direction = ' dir="rtl"' if w.language == "ar" else ""
        title = title or f"{w.title} - {w.site}"
        return (
            f'<!DOCTYPE html>\n<html lang="{w.language}"{direction}><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title>\n{head}</head>\n<body>\n{body}\n</body></html>\n"
        )


Template = Callable[[Page], str]
TEMPLATES: list[Template] = []


def template(make: Template) -> Template:
    TEMPLATES.append(make)
    return make


def graph(*things: dict[str, object]) -> str:
    data = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>'


@template
def wordpress_classic(p: Page) -> str:
    w = p.words
    return p.html(f"""
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/" rel="home">{w.site}</a></p></div>
<nav id="site-navigation" class="main-navigation"><ul>{p.menu()}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-77" class="post-77 post type-post status-publish format-standard has-post-thumbnail hentry category-related tag-share">
<header class="entry-header"><h1 class="entry-title">{w.title}</h1></header>
<figure class="post-thumbnail"><img src="q.jpg" alt="x"><figcaption class="wp-caption-text">{w.caption}</figcaption></figure>
<div class="entry-content">{p.body(0, 4)}<h2>{p.w(w.headings[0])}</h2>{p.body(4)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{p.x(w.share_label)}</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>{p.x(w.related_label)}</h3>{p.links(w.related, "h4")}</div></div>
<footer class="entry-footer"><span class="byline"><span class="author vcard"><a class="url fn n" href="/author/s">{w.author}</a></span></span>
<span class="posted-on"><a href="/77" rel="bookmark"><time class="entry-date published" datetime="{w.day}T08:00:00+00:00">{w.shown_day}</time></a></span>
<span class="tags-links">{p.tags()}</span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">{p.x("3 thoughts on this")}</h2><ol class="comment-list">{p.comments()}</ol>
<div id="respond" class="comment-respond"><h3>{p.x("Leave a Reply")}</h3><form><p>Your email address will not be published.</p></form></div></div>
<nav class="navigation post-navigation"><div class="nav-links"><a href="/1">{p.x(w.popular[0])}</a></div></nav>
</main></div><aside id="secondary" class="sidebar widget-area"><section class="widget widget_recent_entries"><h2>{w.popular_label}</h2><ul>{p.links(w.popular)}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">{p.x(w.copyright)}</div></footer></div>""")


@template
def wordpress_newspaper(p: Page) -> str:
    w = p.words
    head = graph(
        {"@type": "WebSite", "name": w.site, "url": "https://example.org/"},
        {
            "@type": "NewsArticle",
            "headline": w.title,
            "datePublished": f"{w.day}T09:00:00+03:00",
            "author": {"@type": "Person", "name": w.author},
        },
    )
    return p.html(
        f"""
<div class="td-header-wrap"><div class="td-logo"><h1><a href="/"><span>{w.site}</span></a></h1></div><div class="td-main-menu"><ul>{p.menu()}</ul></div></div>
<div class="td-main-content-wrap"><div class="td-container"><div class="td-crumb-container"><a href="/">{w.menu[0]}</a> &gt; <a href="/c">{w.menu[1]}</a></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article class="post type-post hentry">
<div class="td-post-header"><header class="td-post-title"><h1 class="entry-title">{w.title}</h1><p class="td-post-sub-title">{p.w(w.standfirst)}</p>
<div class="td-module-meta-info"><div class="td-post-author-name">{w.by} <a href="/a">{w.author}</a> - </div><span class="td-post-date"><time class="entry-date" datetime="{w.day}">{w.shown_day}</time></span><div class="td-post-comments"><a href="#c">3</a></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-social-sharing">{p.x(w.share_label)} <a href="#">Facebook</a> <a href="#">WhatsApp</a></div></div>
<div class="td-post-content tagdiv-type">{p.body(0, 3)}<div class="td-a-rec td-a-rec-id-content_inline"><span>{p.x(w.advertisement)}</span></div>
<blockquote><p>{p.w(w.quote)}</p></blockquote>{p.body(3)}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>{w.tags_label}</span></li>{p.tags()}</ul></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name"><a href="/a">{w.author}</a></div><div class="td-author-description">{p.x(w.biography)}</div></div></div></footer></article>
<div class="td_block_related_posts"><h4 class="td-related-title">{p.x(w.related_label)}</h4>{p.links(w.related, "h3")}</div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td-ss-main-sidebar"><h4>{p.x(w.popular_label)}</h4><div>{p.links(w.popular, "h3")}<p>{p.x(w.teasers[0])}</p></div></div></div></div></div></div>
<div class="td-footer-wrapper"><p>{p.x(w.copyright)}</p></div>""",
        head,
    )


@template
def wordpress_blocks(p: Page) -> str:
    w = p.words
    head = (
        f'<meta property="og:title" content="{w.title} | {w.site}"><meta property="og:site_name" content="{w.site}"><meta name="author" content="{w.author}">'
        + graph(
            {
                "@type": ["Article", "BlogPosting"],
                "headline": w.title,
                "datePublished": f"{w.day}T21:14:00+00:00",
                "author": {"@id": "#person"},
            },
            {"@type": "Person", "@id": "#person", "name": w.author},
            {"@type": "Organization", "name": w.site},
        )
    )
    items = "".join(f"<li>{p.w(one)}</li>" for one in w.items)
    return p.html(
        f"""
<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{w.site}</a></p><nav class="wp-block-navigation"><ul>{p.menu()}</ul></nav></header>
<main class="wp-block-group"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title">{w.title}</h1>
<div class="wp-block-group"><div class="wp-block-post-date"><time datetime="{w.day}T21:14:00+00:00">{w.shown_day}</time></div><div class="wp-block-post-author-name">{w.author}</div></div></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{p.body(0, 2)}
<h2 class="wp-block-heading">{p.w(w.headings[0])}</h2>{p.body(2, 5)}<ul class="wp-block-list">{items}</ul>
<figure class="wp-block-table">{p.table()}<figcaption class="wp-element-caption">{w.caption}</figcaption></figure>
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper"><iframe src="https://www.youtube.com/embed/x" title="{p.x("A video of the quay")}"></iframe></div></figure>
<figure class="wp-block-pullquote"><blockquote><p>{p.w(w.quote)}</p></blockquote></figure>{p.body(5)}</div>
<div class="wp-block-group"><p>{w.tags_label}</p><div class="taxonomy-post_tag wp-block-post-terms">{p.tags()}</div></div>
<div class="wp-block-comments"><h2 class="wp-block-comments-title">{w.comments_label}</h2><ol class="wp-block-comment-template">{p.comments()}</ol></div></main>
<section class="wp-block-query"><h2>{p.x(w.related_label)}</h2><ul class="wp-block-post-template">{"".join(f'<li><h3 class="wp-block-post-title"><a href="/r{n}">{p.x(one)}</a></h3><div class="wp-block-post-excerpt"><p>{p.x(w.teasers[n % 2])}</p></div></li>' for n, one in enumerate(w.related))}</ul></section>
<footer class="wp-block-template-part"><p>{p.x(w.copyright)}</p></footer></div>""",
        head,
    )


@template
def drupal_seven(p: Page) -> str:
    w = p.words
    p.has_author = False
    return p.html(f"""
<div id="page-wrapper"><div id="page"><div id="header"><div id="name-and-slogan"><h1 id="site-name"><a href="/" title="Home" rel="home"><span>{w.site}</span></a></h1></div></div>
<div id="main-menu" class="navigation"><ul class="links">{p.menu()}</ul></div><div id="breadcrumb"><div class="breadcrumb"><a href="/">{w.menu[0]}</a> » <a href="/n">{w.menu[1]}</a></div></div>
<div id="main-wrapper"><div id="main"><div id="content" class="column"><div class="section"><h1 class="title" id="page-title">{w.title}</h1>
<div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block"><div class="content">
<div id="node-12" class="node node-article node-full clearfix"><div class="meta submitted">Submitted by admin on {w.shown_day}</div>
<div class="content clearfix"><div class="field field-name-field-image"><img src="a.jpg"></div><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">
{p.body(0, 5)}<h3>{p.w(w.headings[1])}</h3>{p.body(5)}</div></div></div><div class="field field-name-field-tags"><div class="field-label">{w.tags_label}:&nbsp;</div><div class="field-items">{p.tags()}</div></div></div>
<div class="link-wrapper"><ul class="links inline"><li><a href="/print">{p.x("Printer-friendly version")}</a></li></ul></div>
<div id="comments" class="comment-wrapper"><h2 class="title">{w.comments_label}</h2>{p.comments()}</div></div></div></div></div></div></div>
<div id="sidebar-second" class="column sidebar"><div class="region region-sidebar-second"><div class="block block-views"><h2>{p.x(w.popular_label)}</h2><div class="view-content">{p.links(w.popular, "div")}</div></div></div></div></div></div>
<div id="footer-wrapper"><div id="footer">{p.x(w.copyright)}</div></div></div></div>""")


@template
def drupal_ten(p: Page) -> str:
    w = p.words
    head = f'<link rel="canonical" href="https://example.org/{w.language}/news/{w.day.replace("-", "/")}/harbor"><meta property="og:title" content="{w.title}">'
    return p.html(
        f"""
<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><a href="/{w.language}" rel="home">{w.site}</a></div></header>
<div class="region region-primary-menu"><nav role="navigation"><ul>{p.menu()}</ul></nav></div>
<main role="main"><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<article class="node node--type-article node--view-mode-full"><h1 class="page-header"><span class="field field--name-title">{w.title}</span></h1>
<footer class="node__meta"><div class="node__submitted"><span class="field field--name-uid">{w.by} {w.author}</span> <span class="field field--name-created"><time datetime="{w.day}T10:00:00+03:00">{w.shown_day}</time></span></div></footer>
<div class="node__content"><div class="field field--name-field-subtitle">{p.w(w.standfirst)}</div><div class="clearfix text-formatted field field--name-body field__item">{p.body(0, 3, "div")}<p>&nbsp;</p>{p.body(3)}</div>
<div class="field field--name-field-related"><div class="field__label">{p.x(w.related_label)}</div>{p.links(w.related, "div")}</div></div></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><h2>{p.x(w.newsletter)}</h2><ul>{p.links(w.popular)}</ul></aside></main>
<footer role="contentinfo"><p>{p.x(w.copyright)}</p></footer></div>""",
        head,
    )


@template
def aspnet_form(p: Page) -> str:
    w = p.words
    p.has_author = False
    lines = "<br /><br />\n".join(p.w(one) for one in w.paragraphs)
    return p.html(
        f"""
<form method="post" action="./Details.aspx?id=8" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="abc"></div>
<div id="wrapper"><div class="top"><a href="Default.aspx"><img src="logo.png" alt="{w.site}"></a><div class="mainmenu"><ul>{p.menu()}</ul></div></div>
<table width="100%"><tr><td class="maincol"><div class="newsbox"><h1><span id="ctl00_Main_lblTitle">{w.title}</span></h1>
<div class="newsdate"><span id="ctl00_Main_lblDate">{w.shown_day}</span></div><div class="fontsize"><a href="#">A+</a> <a href="#">A-</a></div>
<div class="details"><span id="ctl00_Main_lblBody">{lines}</span></div><div class="sharebox"><span>{p.x(w.share_label)}</span></div></div></td>
<td class="sidecol"><div class="boxhead">{p.x(w.popular_label)}</div>{p.links(w.popular, "div")}<div class="adbox">{p.x(w.advertisement)}</div></td></tr></table>
<div class="bottom">{p.x(w.copyright)}</div></div></form>""",
        title=w.site,
    )


@template
def blogger(p: Page) -> str:
    w = p.words
    lines = "<br /><br />".join(p.w(one) for one in w.paragraphs)
    return p.html(
        f"""
<div id="header-wrapper"><div class="header section"><h1 class="title"><a href="/">{w.site}</a></h1><p class="description"><span>{p.x("A blog about the coast and its people, since 2009")}</span></p></div></div>
<div id="content-wrapper"><div id="main-wrapper"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed">
<div class="date-outer"><h2 class="date-header"><span>{w.shown_day}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template" itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">
<h3 class="post-title entry-title" itemprop="name">{w.title}</h3><div class="post-header"><div class="post-header-line-1"></div></div>
<div class="post-body entry-content" id="post-body-1" itemprop="description articleBody"><div class="separator"><a href="a.jpg"><img src="a.jpg"></a></div>{lines}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by <span class="fn" itemprop="author"><span itemprop="name">{w.author}</span></span></span> <span class="post-timestamp">at <abbr class="published" itemprop="datePublished" title="{w.day}T10:05:00+02:00">10:05 AM</abbr></span>
<span class="post-comment-link"></span><div class="post-share-buttons">{p.x("Email This")} {p.x("BlogThis!")}</div><span class="post-labels">{p.tags()}</span></div></div></div>
<div class="comments" id="comments"><h4>3 {w.comments_label}</h4><div class="comments-content"><ol>{p.comments()}</ol></div></div></div></div></div></div></div></div></div>
<div id="sidebar-wrapper"><div class="sidebar section"><div class="widget BlogArchive"><h2>Blog Archive</h2>{p.links(w.popular, "div")}</div><div class="widget Profile"><h2>About Me</h2><p>{p.x(w.biography)}</p></div></div></div></div>
<div id="footer-wrapper"><div>{p.x(w.copyright)}</div></div>""",
        title=f"{w.site}: {w.title}",
    )


@template
def amp(p: Page) -> str:
    w = p.words
    head = (
        '<script async src="https://cdn.ampproject.org/v0.js"></script><script type="application/ld+json">'
        + json.dumps(
            {
                "@context": "http://schema.org",
                "@type": "NewsArticle",
                "mainEntityOfPage": "https://example.org/a",
                "headline": w.title,
                "datePublished": f"{w.day}T07:00:00Z",
                "author": [{"@type": "Person", "name": w.author}],
                "publisher": {"@type": "Organization", "name": w.site},
            },
            ensure_ascii=False,
        )
        + "</script>"
    )
    return p.html(
        f"""
<amp-sidebar id="s" layout="nodisplay"><ul>{p.menu()}</ul></amp-sidebar><header class="amp-wp-header"><div><a href="/">{w.site}</a></div></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{w.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{w.author}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{w.day}T07:00:00+00:00">{w.shown_day}</time></div></header>
<amp-img src="a.jpg" width="2" height="1"></amp-img><div class="amp-wp-article-content">{p.body(0, 4)}<amp-ad type="x"><div placeholder>{p.x(w.advertisement)}</div></amp-ad>{p.body(4)}
<amp-twitter data-tweetid="1"><blockquote placeholder>{p.x("A tweet about the quay")}</blockquote></amp-twitter></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">{w.tags_label}: {p.tags()}</div><div class="amp-related-posts"><h3>{p.x(w.related_label)}</h3><ul>{p.links(w.related)}</ul></div></footer></article>
<amp-social-share type="facebook"></amp-social-share><amp-user-notification id="n"><p>{p.x(w.cookies)}</p></amp-user-notification><footer class="amp-wp-footer"><p>{p.x(w.copyright)}</p></footer>""",
        head,
    )


@template
def news_with_boxes(p: Page) -> str:
    w = p.words
    head = f'<meta property="og:title" content="{w.title}"><meta property="og:site_name" content="{w.site}"><meta property="article:published_time" content="{w.day}T12:30:00+03:00"><meta property="og:description" content="{w.standfirst}">'
    return p.html(
        f"""
<div class="top-bar"><span class="today">26 May 2023</span></div><div class="logo"><a href="/"><img alt="{w.site}" src="l.png"></a></div><div class="navbar navbar-default"><ul class="nav navbar-nav">{p.menu()}</ul></div>
<div class="breaking-news"><span>عاجل</span>{p.links(w.popular[:1], "div")}</div>
<div class="container"><div class="row"><div class="col-md-8"><div class="news-item"><h1>{w.title}</h1><div class="info"><span class="author">{w.author}</span><span class="date">{w.shown_day}</span><span>3 min read</span></div>
<div class="image"><img src="i.jpg"><div class="caption">{w.caption}</div></div><div class="lead"><p>{p.w(w.standfirst)}</p></div>
<div class="news-text">{p.body(0, 2)}<div class="inline-box"><p><strong>{w.also_label}:</strong> <a href="/1">{p.x(w.related[0])}</a></p></div>{p.body(2, 4)}<p><a href="/2">{w.also_label}: {p.x(w.related[1])}</a></p>{p.body(4)}
<div class="channel">{p.x(w.newsletter)} <a href="https://t.me/x">Telegram</a></div></div>
<div class="tags"><span>{w.tags_label}</span>{p.tags()}</div></div><div class="block"><h3 class="block-title">{p.x(w.related_label)}</h3><div class="row">{"".join(f'<div class="col-sm-4"><a href="/{n}"><img src="t.jpg"></a><h4><a href="/{n}">{p.x(one)}</a></h4></div>' for n, one in enumerate(w.related))}</div></div></div>
<div class="col-md-4"><h3>{p.x(w.popular_label)}</h3>{"".join(f'<div class="media"><h5><a href="/{n}">{p.x(one)}</a></h5><p>{p.x(w.teasers[n])}</p></div>' for n, one in enumerate(w.popular))}</div></div></div>
<div class="footer-bottom">{p.x(w.copyright)}</div>""",
        head,
    )


@template
def logo_in_heading(p: Page) -> str:
    w = p.words
    p.has_author = False
    head = f'<meta property="og:title" content="{w.title}"><meta property="og:site_name" content="{w.site}"><meta name="date" content="{w.day}">'
    return p.html(
        f"""
<div id="hdr"><h1><a href="/">{w.site}</a></h1><ul>{p.menu()}</ul></div><div id="cont"><div id="left"><div class="box"><h3>{p.x(w.popular_label)}</h3>{p.links(w.popular, "p")}</div></div>
<div id="mid"><h2>{w.title}</h2><p class="dt">{w.shown_day}</p>{p.body(0, 4)}<p><b>{p.w(w.headings[0])}</b></p>{p.body(4)}<p align="center"><a href="javascript:print()">{p.x("Print version")}</a></p></div></div><div id="ftr"><p>{p.x(w.copyright)}</p></div>""",
        head,
    )


@template
def fragment(p: Page) -> str:
    w = p.words
    p.has_date = p.has_author = False
    return f"<h2>{escape(w.title)}</h2>\n{p.body(0, 3)}\n<h3>{p.w(w.headings[0])}</h3>\n{p.body(3)}\n"


@template
def fragment_without_title(p: Page) -> str:
    p.has_title = p.has_date = p.has_author = False
    return f"{p.body(0, 4)}\n<blockquote>{p.w(p.words.quote)}</blockquote>\n{p.body(4)}"


@template
def tables(p: Page) -> str:
    w = p.words
    head = f'<meta name="pubdate" content="{w.day}"><meta name="author" content="{w.author}">'
    return p.html(
        f"""
<header><a href="/">{w.site}</a><nav><ul>{p.menu()}</ul></nav></header><main><h1>{w.title}</h1><p class="byline">{w.by} {w.author}, {w.shown_day}</p>
{p.body(0, 3)}<h2>{p.w(w.headings[0])}</h2>{p.table()}{p.body(3)}<table class="layout"><tr><td><p>{p.w(w.items[0])}</p></td></tr></table></main><footer>{p.x(w.copyright)}</footer>""",
        head,
    )


@template
def live_blog(p: Page) -> str:
    w = p.words
    head = graph(
        {
            "@type": "LiveBlogPosting",
            "headline": w.title,
            "datePublished": f"{w.day}T05:00:00+03:00",
            "author": {"@type": "Person", "name": w.author},
            "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "x", "datePublished": "2021-03-16"}],
        }
    )
    posts = "".join(
        f'<div class="live-post" id="p{n}"><time datetime="{w.day}T1{n}:00:00+03:00">1{n}:00</time>{f"<h2>{p.w(w.headings[n])}</h2>" if n < 2 else ""}<div class="live-post-content"><p>{p.w(one)}</p></div><div class="live-post-share"><a href="#">Share</a></div></div>'
        for n, one in enumerate(w.paragraphs)
    )
    return p.html(
        f"""
<header class="gh"><a href="/">{w.site}</a><ul>{p.menu()}</ul></header><div class="page-grid"><div class="lb-header"><h1>{w.title}</h1><div class="standfirst"><p>{p.w(w.standfirst)}</p></div></div>
<div class="lb-body"><section class="key-events"><h2>{w.items[0]}</h2></section><div class="liveblog">{posts}</div></div><aside><h3>{p.x(w.popular_label)}</h3>{p.links(w.popular, "p")}</aside></div><footer>{p.x(w.copyright)}</footer>""",
        head,
    )


@template
def cookie_banner(p: Page) -> str:
    w = p.words
    long = "".join(f"<p>{p.x(w.cookies.replace('.', f' ({n}).'))}</p>" for n in range(6))
    head = (
        f'<meta property="article:published_time" content="{w.day}T10:00:00Z"><meta name="author" content="{w.author}">'
    )
    return p.html(
        f"""
<div id="onetrust-consent-sdk"><div class="onetrust-pc-dark-filter"></div><div id="onetrust-banner-sdk" role="dialog">{long}<button>Accept all</button></div></div>
<div class="newsletter-modal" style="display:none"><h2>{p.x(w.newsletter)}</h2></div><div class="app"><div class="header"><a href="/">{w.site}</a></div>
<div class="article-wrap"><h1>{w.title}</h1><div class="article-date">{w.shown_day}</div><div class="article-content">{p.body()}</div></div></div><div class="footer">{p.x(w.copyright)}</div>""",
        head,
    )


@template
def many_comments(p: Page) -> str:
    w = p.words
    many = "".join(
        f'<div class="c-item"><span class="c-name">user {n}</span><div class="c-text">{p.x(w.comments[n % 3].replace(" ", f" {n} ", 1))}</div><a href="#">Reply</a></div>'
        for n in range(12)
    )
    head = f'<meta property="og:title" content="{w.title}"><meta itemprop="datePublished" content="{w.day}">'
    return p.html(
        f"""
<div class="hd"><a href="/">{w.site}</a></div><div class="wrap"><div class="art"><h1>{w.title}</h1><p>{w.by} <a rel="author" href="/a">{w.author}</a></p>{p.body()}</div><div class="c-wrap"><h3>{p.x(w.comments_label)} (12)</h3>{many}</div></div>""",
        head,
    )


@template
def nested_tables(p: Page) -> str:
    w = p.words
    p.has_author = False
    lines = "<br><br>".join(p.w(one) for one in w.paragraphs)
    return f"""<HTML><HEAD><TITLE>{escape(w.title)}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=780 BORDER=0><TR><TD COLSPAN=3><IMG SRC=banner.gif ALT="{w.site}"></TD></TR>
<TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1>{"<BR>".join(f"<A HREF=/{n}.htm>{p.x(one)}</A>" for n, one in enumerate(w.menu) if n > 2)}</FONT></TD><TD VALIGN=TOP><TABLE><TR><TD><FONT SIZE=5><B>{w.title}</B></FONT></TD></TR><TR><TD><FONT SIZE=1>{w.shown_day}</FONT></TD></TR>
<TR><TD><FONT SIZE=3>{lines}</FONT></TD></TR></TABLE></TD><TD WIDTH=160><FONT SIZE=1>{p.x(w.popular_label)}<BR>{"<BR>".join(f"<A HREF=/{n}.htm>{p.x(one)}</A>" for n, one in enumerate(w.popular))}</FONT></TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>{p.x(w.copyright)}</FONT></TD></TR></TABLE></BODY></HTML>"""


@template
def hashed_classes(p: Page) -> str:
    w = p.words
    head = f'<meta property="og:title" content="{w.title}"><meta property="og:site_name" content="{w.site}"><script type="application/ld+json">{{"@type": 5, "name": NaN}}</script><script type="application/ld+json">[[{{"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "{w.title}", "datePublished": "{w.day}T18:00:00.000Z", "author": [{{"@type": "Person", "name": "{w.author}"}}]}}]]</script>'
    return p.html(
        f"""
<div id="__next"><div class="css-1a2b3c"><header class="css-9zz"><a href="/" class="css-logo"><svg><title>{w.site}</title></svg></a><nav><ul>{p.menu()}</ul></nav></header>
<div class="css-4f4"><section class="css-77a"><div class="css-q1"><h1 class="css-h9">{w.title}</h1><h2 class="css-d8">{p.w(w.standfirst)}</h2></div><div class="css-m3"><span>{w.by} {w.author}</span><span>{w.shown_day}</span></div>
<div class="css-b0"><div class="css-p1">{p.body(0, 3, "p", ' class="css-axufdj"')}</div><div class="css-ad9"><span>{p.x(w.advertisement)}</span></div><div class="css-p1">{p.body(3, 6, "p", ' class="css-axufdj"')}</div><div class="css-p1">{p.body(6, None, "p", ' class="css-axufdj"')}</div></div></section>
<div class="css-r5"><h2>{p.x(w.related_label)}</h2>{p.links(w.related, "div")}<div class="css-nl"><p>{p.x(w.newsletter)}</p></div></div></div><footer><div>{p.x(w.copyright)}</div></footer></div></div>""",
        head,
    )


@template
def wiki(p: Page) -> str:
    w = p.words
    p.has_date = p.has_author = False
    note = '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>'
    first = p.w(w.paragraphs[0][:-1])
    return p.html(
        f"""
<div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><div id="siteNotice"></div><h1 id="firstHeading" class="firstHeading">{w.title}</h1><div id="bodyContent"><div id="siteSub" class="noprint">{p.x("From the free encyclopedia")}</div>
<a class="mw-jump-link" href="#mw-head">{p.x("Jump to navigation")}</a><div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output"><div role="note" class="hatnote">{p.x("For other harbors, see Harbor (disambiguation).")}</div>
<p>{first}{note}.</p>{p.body(1, 3)}<div id="toc" class="toc"><div class="toctitle"><h2>{p.x("Contents")}</h2></div><ul><li><a href="#A">{p.x("1 Overview of the quay")}</a></li></ul></div>
<h2><span class="mw-headline" id="A">{p.w(w.headings[0])}</span><span class="mw-editsection">[<a href="/edit">{p.x("edit source")}</a>]</span></h2>{p.body(3)}{p.table()}
<h2><span class="mw-headline">References</span></h2><div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span class="reference-text">{p.w(w.notes[0])}</span></li></ol></div>
<div class="navbox" role="navigation"><table><tr><th>{p.x("Harbors of the coast")}</th></tr><tr><td><a href="/h">{p.x("Old harbor of Tell Samak")}</a></td></tr></table></div></div></div><div id="catlinks" class="catlinks">{p.tags()}</div></div></div>
<div id="mw-navigation"><div id="p-navigation" role="navigation"><ul>{p.menu()}</ul></div></div><div id="footer" role="contentinfo"><ul><li>{p.x(w.copyright)}</li></ul></div>""",
        title=f"{w.title} - Wikipedia",
    )


@template
def documentation(p: Page) -> str:
    w = p.words
    p.has_date = p.has_author = False
    items = "".join(f"<li><p>{p.w(one)}</p></li>" for one in w.items)
    return p.html(
        f"""
<div class="wy-grid-for-nav"><nav class="wy-nav-side"><div class="wy-side-nav-search"><a href="index.html">{w.site}</a></div><div class="wy-menu">{p.links(w.related, "li")}</div></nav>
<section class="wy-nav-content-wrap"><div class="wy-nav-content"><div role="navigation" aria-label="Page navigation"><ul class="wy-breadcrumbs"><li><a href="index.html">{p.x("Docs home")}</a></li></ul></div>
<div role="main" class="document" itemscope itemtype="http://schema.org/Article"><div itemprop="articleBody"><section id="t"><h1>{w.title}<a class="headerlink" href="#t" title="Permalink">¶</a></h1>{p.body(0, 3)}
<div class="highlight-python notranslate"><div class="highlight"><pre><span></span><span class="kn">import</span> <span class="nn">{p.x("harbor_tools_module")}</span></pre></div></div><section id="u"><h2>{p.w(w.headings[0])}<a class="headerlink" href="#u">¶</a></h2><ol class="arabic simple">{items}</ol>{p.body(3)}</section></section></div></div>
<footer><div class="rst-footer-buttons"><a href="n.html">{p.x("Next page of the manual")}</a></div><div role="contentinfo"><p>{p.x(w.copyright)}</p></div></footer></div></section></div>""",
        title=f"{w.title} — {w.site} 1.2 documentation",
    )


@template
def press_release(p: Page) -> str:
    w = p.words
    p.has_author = False
    return p.html(
        f"""
<div class="gov-header"><a href="/{w.language}/"><img alt="{w.site}" src="c.png"></a><ul class="main-nav">{p.menu()}</ul></div><div class="gov-content"><ol class="crumb"><li><a href="/">{w.menu[0]}</a></li></ol>
<div class="release"><div class="release-date">{w.shown_day}</div><h1 class="release-title">{w.title}</h1><div class="release-body">{p.body(0, 4, "div")}<div><strong>{p.w(w.headings[0])}</strong></div><div><br></div>{p.body(4, None, "div")}</div>
<div class="attachments"><a href="a.pdf">{p.x("Download the decree (PDF, 320 KB)")}</a></div></div></div><div class="gov-footer"><p>{p.x(w.copyright)}</p></div>""",
        title=f"{w.site} | {w.title}",
    )


@template
def report_with_notes(p: Page) -> str:
    w = p.words
    p.has_author = False
    one, two = p.w(w.paragraphs[0].rstrip(".")), p.w(w.paragraphs[1].rstrip("."))
    head = f'<meta property="og:title" content="{w.title}"><meta property="article:published_time" content="{w.day}T00:00:00+00:00">'
    return p.html(
        f"""
<header class="site"><a href="/">{w.site}</a><nav><ul>{p.menu()}</ul></nav></header><main><article><header class="article-header"><h1 class="article-title">{w.title}</h1><p class="article-date">{w.shown_day}</p></header>
<div class="article-content"><p>{one}<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><p>{two}<sup><a href="#fn2">2</a></sup>.</p>{p.body(2, 4)}<h2>{p.w(w.headings[0])}</h2>{p.body(4)}<h2>{p.w(w.headings[1])}</h2><blockquote class="pull">{p.w(w.quote)}</blockquote>
<hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> {p.w(w.notes[0])}</p><p id="fn2">{p.w(w.notes[1])} <a href="#fnref2">↩</a></p></div></article>
<section class="get-involved"><h2>{p.x(w.newsletter)}</h2></section></main><footer>{p.x(w.copyright)}</footer>""",
        head,
    )


@template
def magazine(p: Page) -> str:
    w = p.words
    head = f'<meta property="og:title" content="{w.title}"><meta property="og:site_name" content="{w.site}"><meta property="article:published_time" content="{w.day}T15:00:00.000Z"><meta name="author" content="{w.author}">'
    return p.html(
        f"""
<div id="root"><div class="a b c"><div class="metabar u-clearfix"><a href="/">{w.site}</a><a href="/signin">{p.x("Sign in to your account")}</a></div><article><div class="section-inner"><h1 class="pw-post-title">{w.title}</h1><h2 class="pw-subtitle-paragraph">{p.w(w.standfirst)}</h2>
<div class="speechify"><a rel="author" href="/@s">{w.author}</a><span>·</span><span>5 min read</span><span>·</span><span>{w.shown_day}</span></div><div class="pw-multi-vote"><span>1.2K</span></div><figure><img src="f.jpg"><figcaption>{w.caption}</figcaption></figure>
<section>{p.body(0, 3, "p", ' class="pw-post-body-paragraph"')}<blockquote class="mq"><p>{p.w(w.quote)}</p></blockquote>{p.body(3, None, "p", ' class="pw-post-body-paragraph"')}</section></div></article>
<div class="author-card"><h2>{p.x("Written by the staff")}</h2><p>{p.x(w.biography)}</p></div><div class="recs"><h2>{p.x("Recommended stories")}</h2>{p.links(w.related, "h3")}</div></div></div>""",
        head,
    )


@template
def split_by_advertisements(p: Page) -> str:
    w = p.words
    head = f'<meta property="og:title" content="{w.title}"><meta name="publish-date" content="{w.day}">'
    return p.html(
        f"""
<div class="masthead"><a href="/">{w.site}</a><ul class="menu">{p.menu()}</ul></div><div class="story"><div class="story-top"><h1>{w.title}</h1><p class="summary">{p.w(w.standfirst)}</p><div class="story-meta"><span class="story-author">{w.by} {w.author}</span> | <span class="story-date">{w.shown_day}</span></div></div>
<div class="part">{p.body(0, 6)}</div><div class="advert"><p>{p.x(w.advertisement)}</p></div><div class="part">{p.body(6)}</div></div><div class="more"><h3>{p.x(w.related_label)}</h3>{p.links(w.related, "p")}</div>
<div class="promo-box"><p>{p.x(w.newsletter)}</p></div><div class="legal">{p.x(w.copyright)}</div>""",
        head,
    )


@template
def broken_markup(p: Page) -> str:
    w = p.words
    paragraphs = "\n".join(f"<P>{p.w(one)}" for one in w.paragraphs)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{w.title}", "datePublished": "{w.day}", </script><meta property="article:published_time" content="{w.day}"><meta name=author content="{w.author}">'
    return p.html(
        f"""
<div class=head><a href=/>{w.site}</a><ul>{p.menu()}</div><div id=story class='article-body'><h1>{w.title}</h1>
<center><font color=red>{p.x(w.advertisement)}</font></center>{paragraphs}<div class=related-stories><b>{p.x(w.related_label)}</b><ul>{p.links(w.related)}</ul></div><div class=footer>{p.x(w.copyright)}""",
        head,
    )


@template
def interview(p: Page) -> str:
    w = p.words
    head = graph(
        {
            "@type": "Article",
            "headline": w.title,
            "datePublished": w.day,
            "author": w.author,
            "publisher": {"@type": "Organization", "name": w.site},
        }
    )
    questions = "".join(
        f"<p><strong>{p.w(w.headings[n % 2] + '?' if n < 2 else w.items[n - 2] + '?')}</strong></p><p>{p.w(one)}</p>"
        for n, one in enumerate(w.paragraphs[:5])
    )
    return p.html(
        f"""
<header class="header"><div class="logo"><a href="/">{w.site}</a></div><div class="menu">{p.menu()}</div></header><div class="content-wrapper"><div class="article-page"><h1 class="headline">{w.title}</h1><div class="article-info"><a class="author-link" href="/a">{w.author}</a><time datetime="{w.day}">{w.shown_day}</time></div>
<div class="article-text">{questions}<ul><li>{p.w(w.items[0])}<ul><li>{p.w(w.items[1])}</li></ul></li></ul>{p.body(5)}</div><div class="read-next"><div class="title">{p.x(w.popular_label)}</div>{p.links(w.popular, "div")}</div></div></div>""",
        head,
    )


# Templates that were written after the rules of the reader, and were not looked at while these were changed


@template
def joomla(p: Page) -> str:
    w = p.words
    return p.html(f"""
<body class="site com_content view-article"><header class="header"><a class="brand" href="/index.php">{w.site}</a></header><div class="nav-collapse"><ul class="nav menu mod-list">{p.menu()}</ul></div>
<div class="row-fluid"><div id="aside" class="span3"><div class="well"><h3 class="page-header">{p.x(w.popular_label)}</h3><ul class="mostread">{p.links(w.popular)}</ul></div></div><main id="content" role="main" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{w.title}</h2></div>
<div class="icons"><div class="btn-group"><ul class="dropdown-menu"><li class="print-icon"><a href="?print=1">{p.x("Print this page")}</a></li></ul></div></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope>Written by <span itemprop="name">{w.author}</span></dd><dd class="category-name">Category: <a href="/c">News</a></dd><dd class="published"><time datetime="{w.day}T09:00:00+00:00" itemprop="datePublished">{w.shown_day}</time></dd><dd class="hits">Hits: 1204</dd></dl>
<div itemprop="articleBody">{p.body(0, 4)}<h3>{p.w(w.headings[0])}</h3>{p.body(4)}</div><ul class="pager pagenav"><li class="previous"><a href="/p">Prev</a></li></ul></div></main></div><footer class="footer"><p>{p.x(w.copyright)}</p></footer>""")


@template
def ghost(p: Page) -> str:
    w = p.words
    head = (
        f'<meta property="og:site_name" content="{w.site}"><meta property="og:title" content="{w.title}"><meta property="article:published_time" content="{w.day}T11:00:00.000Z"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="{w.author}">'
        + graph(
            {
                "@type": "Article",
                "author": {"@type": "Person", "name": w.author},
                "headline": w.title,
                "datePublished": f"{w.day}T11:00:00.000Z",
            }
        )
    )
    return p.html(
        f"""
<div class="gh-viewport"><header id="gh-head" class="gh-head gh-outer"><a class="gh-head-logo" href="/">{w.site}</a><nav class="gh-head-menu"><ul class="nav">{p.menu()}</ul></nav></header><main class="gh-main"><article class="gh-article post tag-news"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag">News</a><h1 class="gh-article-title">{w.title}</h1><p class="gh-article-excerpt">{p.w(w.standfirst)}</p><div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/a">{w.author}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="{w.day}">{w.shown_day}</time> <span class="gh-article-meta-length">— 4 min read</span></div></div></header>
<section class="gh-content gh-canvas">{p.body(0, 4)}<div class="kg-card kg-callout-card"><div class="kg-callout-text">{p.w(w.items[0])}</div></div>{p.body(4)}<div class="kg-card kg-signup-card"><h2 class="kg-signup-card-heading">{p.x(w.newsletter)}</h2></div></section></article><section class="gh-container"><h2 class="gh-container-title">{p.x("Read more")}</h2><div class="gh-feed">{"".join(f'<article class="gh-card post"><h3 class="gh-card-title"><a href="/{n}">{p.x(one)}</a></h3><p class="gh-card-excerpt">{p.x(w.teasers[n % 2])}</p></article>' for n, one in enumerate(w.related))}</div></section></main><footer class="gh-foot"><div class="gh-foot-meta">{p.x(w.copyright)}</div></footer></div>""",
        head,
    )


@template
def broadcaster(p: Page) -> str:
    w = p.words
    head = graph(
        {
            "@type": "NewsArticle",
            "headline": w.title,
            "datePublished": f"{w.day}T06:10:00Z",
            "author": [{"@type": "Person", "name": w.author}],
            "publisher": {"@type": "NewsMediaOrganization", "name": w.site},
        }
    )
    return p.html(
        f"""
<div id="root"><div class="site-header container"><a class="site-header__logo" href="/"><span class="screen-reader-text">{w.site}</span></a><ul class="site-header__menu">{p.menu()}</ul></div><div class="l-col l-col--8"><div class="topics"><a href="/t">News</a></div><header class="article-header"><h1>{w.title}</h1><p class="article__subhead"><em>{p.w(w.standfirst)}</em></p></header><figure class="article-featured-image"><img src="a.jpg"><figcaption>{w.caption}</figcaption></figure>
<div class="article-info-block"><div class="article-author-name"><span class="article-author-name-item"><a class="author-link" href="/a">{w.author}</a></span></div><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On {w.shown_day}</span><span aria-hidden="true">{w.shown_day}</span></div></div></div><div class="responsive-container"><div id="article-share"><a href="#">Share</a></div></div>
<div class="wysiwyg wysiwyg--all-content" aria-live="polite">{p.body(0, 3)}<div class="more-on"><h2 class="more-on__heading">Recommended Stories</h2><span class="screen-reader-text">list of 3 items</span><ul class="more-on__list">{p.links(w.related)}</ul></div>{p.body(3, 6)}<h2>{p.w(w.headings[0])}</h2>{p.body(6)}</div><div class="article-source"><span class="article-source__title">Source:</span> {w.site}</div></div><div class="l-col l-col--4"><section class="trending-articles"><h2>{p.x(w.popular_label)}</h2><ol>{p.links(w.popular)}</ol></section></div><footer class="site-footer">{p.x(w.copyright)}</footer></div>""",
        head,
    )


@template
def endless_scroll(p: Page) -> str:
    w = p.words
    other = "".join(f"<p>{p.x(one)}</p>" for one in (*w.teasers, *w.comments))
    head = f'<meta property="og:title" content="{w.title}"><meta property="article:published_time" content="{w.day}T06:10:00+00:00"><meta name="author" content="{w.author}">'
    return p.html(
        f"""
<div class="topbar"><a href="/">{w.site}</a></div><div class="stream"><article class="stream-item" data-n="0"><h1>{w.title}</h1><div class="byline">{w.by} {w.author}</div><div class="stream-text">{p.body()}</div></article>
<article class="stream-item" data-n="1"><h2><a href="/next">{p.x(w.popular[0])}</a></h2><div class="stream-text">{other}</div></article></div><div class="bottom">{p.x(w.copyright)}</div>""",
        head,
    )


@template
def saved_from_word(p: Page) -> str:
    w = p.words
    p.has_date = p.has_author = False
    lines = "\n".join(
        f"<p class=MsoNormal style='text-align:justify'><span lang=X style='font-size:14.0pt'>{p.w(one)}<o:p></o:p></span></p>"
        for one in w.paragraphs
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><title>{escape(w.title)}</title><style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body lang={w.language}><div class=WordSection1><h1>{w.title}<o:p></o:p></h1>
{lines}<p class=MsoListParagraph style='text-indent:-18.0pt'><span>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>{p.w(w.items[0])}</p><table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal>{escape(w.table[0][0])}</p></td><td><p class=MsoNormal>{escape(w.table[0][1])}</p></td></tr><tr><td><p class=MsoNormal>{escape(w.table[1][0])}</p></td><td><p class=MsoNormal>{p.w("211")}</p></td></tr></table></div></body></html>"""


@template
def sharepoint(p: Page) -> str:
    w = p.words
    p.has_author = False
    return p.html(
        f"""
<form method="post" action="news.aspx" id="aspnetForm"><div id="s4-workspace"><div id="s4-bodyContainer"><div id="s4-titlerow"><div class="ms-breadcrumb-top"><a href="/ar">{w.menu[0]}</a></div></div><div class="ms-core-navigation" role="navigation"><ul class="root">{p.menu()}</ul></div>
<div id="contentBox"><div id="DeltaPlaceHolderMain"><div class="article article-body"><h1 class="ms-core-pageTitle">{w.title}</h1><div class="captioned-image"><div class="caption">{w.caption}</div></div><div class="article-header"><div class="date-line">{w.shown_day}</div></div><div class="article-content"><div class="ms-rtestate-field">{p.body(0, 3)}<p>​</p>{p.body(3, 5, "div")}<div><br></div>{p.body(5)}</div></div></div>
<div class="ms-webpart-zone"><div class="ms-webpart-chrome"><h2 class="ms-webpart-titleText">{p.x(w.related_label)}</h2><div class="cbs-List">{p.links(w.related, "div")}</div></div></div></div></div><div class="footer-row">{p.x(w.copyright)}</div></div></div></form>""",
        title=f"{w.title} | {w.site}",
    )


@template
def letter_magazine(p: Page) -> str:
    w = p.words
    head = (
        f'<meta property="og:title" content="{w.title}"><meta property="og:description" content="{w.standfirst}"><meta name="author" content="{w.author}">'
        + graph(
            {
                "@type": "NewsArticle",
                "headline": w.title,
                "datePublished": f"{w.day}T10:00:00+00:00",
                "author": [{"@type": "Person", "name": w.author}],
            }
        )
    )
    return p.html(
        f"""
<div id="entry"><div class="main-menu"><div class="topbar-content"><h1 class="name"><a href="/">{w.site}</a></h1><button>{p.x("Subscribe now")}</button></div></div><div class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title unpublished">{w.title}</h1><h3 class="subtitle">{p.w(w.standfirst)}</h3><div class="byline-wrapper"><a href="/@s">{w.author}</a><div>{w.shown_day}</div></div></div>
<div class="available-content"><div class="body markup">{p.body(0, 2)}<div class="subscription-widget-wrap"><p class="cta-caption">{p.x(w.newsletter)}</p></div>{p.body(2, 5)}<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>{p.w(w.notes[0])}</p></div></div>{p.body(5)}</div></div><div class="post-footer"><div class="like-button"><a>12 Likes</a></div></div></article>
<div id="discussion" class="comments-page"><h4>{w.comments_label}</h4>{p.comments()}</div></div><div class="footer-wrap"><p>{p.x(w.copyright)}</p></div></div>""",
        head,
    )


@template
def bare_arabic_portal(p: Page) -> str:
    w = p.words
    p.has_author = False
    lines = "".join(f"<div>{p.w(one)}</div>" for one in w.paragraphs)
    return p.html(
        f"""
<center><a href="index.php"><img src="top.jpg"></a></center><table dir=rtl width=100%><tr><td valign=top width=20%>{p.links(w.popular, "p")}<p>{p.x(w.newsletter)}</p></td><td valign=top><b><font size=5 color=navy>{w.title}</font></b><br><font size=2>{w.shown_day}</font><hr><div align=justify>{lines}</div><hr>
<b>{p.x(w.comments_label)}</b><table><tr><td><b>Abu Ali</b></td></tr><tr><td>{p.x(w.comments[0])}</td></tr></table></td></tr></table><center><small>{p.x(w.copyright)}</small></center>""",
        title=f"{w.site} - {w.title}",
    )


def pages() -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield for each page its name, its HTML, and what is known about it."""
    for make in TEMPLATES:
        for words in (ENGLISH, ARABIC):
            page = Page(words)
            html = make(page)
            yield (
                f"{make.__name__}_{words.language}",
                html,
                {
                    "title": words.title if page.has_title else "",
                    "date": words.day if page.has_date else None,
                    "authors": [words.author] if page.has_author else [],
                    "with": page.wanted,
                    "without": list(dict.fromkeys(page.unwanted)),
                },
            )


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, html, known in pages():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
