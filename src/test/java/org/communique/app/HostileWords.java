package org.communique.app;

import java.util.List;

/** Words that are something else to a careless program: a script, a template, a way out of an attribute, a formula. */
final class HostileWords {

    /** What a template that calculated would make of the sums in them. */
    static final String CALCULATED = "3703701";

    static final List<String> ALL = List.of(
            "<script>__hit(1)</script>",
            "<ScRiPt src=//hostile.example/x.js></sCrIpT>",
            "\"><img src=x onerror=__hit(2)>",
            "'><img/src=x/onerror=__hit(3)//",
            "\" autofocus onfocus=__hit(4) x=\"",
            "' onmouseover='__hit(5)' style='position:fixed;inset:0",
            "`-__hit(6)-`",
            "javascript:__hit(7)",
            "java\tscript:__hit(8)//https://example.org",
            "data:text/html,<script>parent.__hit(9)</script>",
            "<svg onload=__hit(10)>",
            "<svg><script>__hit(11)</script></svg>",
            "<svg><animate xlink:href=#x attributeName=href values=javascript:__hit(12) /><a id=x><text y=9>x</text></a>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=__hit(13)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=__hit(14)>\">",
            "</title><script>__hit(15)</script>",
            "</textarea><script>__hit(16)</script>",
            "</script><script>__hit(17)</script>",
            "--></style><details open ontoggle=__hit(18)>",
            "<iframe srcdoc=\"<script>parent.__hit(19)</script>\"></iframe>",
            "<img srcset='https://hostile.example/x 1x, x 2x' onerror=__hit(20)>",
            "<base href=https://hostile.example/><meta http-equiv=refresh content=0;url=https://hostile.example/>",
            "<form action=https://hostile.example/><button formaction=javascript:__hit(21)>x</button>",
            "<link rel=stylesheet href=//hostile.example/x.css><style>@import '//hostile.example/y.css'</style>",
            "[x](javascript:__hit(22)) <javascript:__hit(23)> ![x](https://hostile.example/p.png)",
            "[[${1234567*3}]] [(${1234567*3})] ${1234567*3} #{1234567*3} *{1234567*3}",
            "__${1234567*3}__::.x ~{desk/fault :: x} ${T(java.lang.Runtime).getRuntime()}",
            "<p th:text=\"${1234567*3}\" hx-get=/x hx-trigger=load hx-on::load=__hit(24) data-x>",
            "\u2028__hit(25)\u2029\u202E<\uFF1Cscript\uFF1E__hit(26)",
            "&lt;img src=x onerror=__hit(27)&gt;&#60;script&#62;__hit(28)&#60;/script&#62;",
            "=cmd|'/c calc'!A1",
            "+HYPERLINK(\"https://hostile.example/\",\"x\")",
            "@SUM(1+9)*cmd|'/c calc'!A1",
            "-2+3+cmd|'/c calc'!A0 {0} {1,number} %s %n \\u0000");

    private HostileWords() {}
}
