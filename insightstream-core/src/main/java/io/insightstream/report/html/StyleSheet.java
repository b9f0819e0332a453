package io.insightstream.report.html;

/**
 * How the page looks. The colours are those of Okabe and Ito, which colour-blind readers can tell apart, darkened or
 * lightened until text has a contrast of 4.5:1 and marks one of 3:1 in both themes.
 */
final class StyleSheet {

    static final String CSS = """
            :root { color-scheme: light dark;
              --page: #f3f5f8; --panel: #ffffff; --ink: #17202b; --soft: #526070; --rule: #d5dbe3; --link: #00609a;
              --long: #0072b2; --short: #c4520a; --live: #00805c; --other: #a8508a; --out: #c4520a;
              --warn: #fff4d6; --warn-rule: #b98300;
              --d0: #e6eaef; --d1: #9dcbe8; --d2: #3d93c9; --d3: #00517f;
              --up1: #cde6f5; --up2: #82c0e6; --e0: #e9edf1; --down1: #fbe0c6; --down2: #f2b27a; }
            @media screen and (prefers-color-scheme: dark) { :root {
              --page: #0f141a; --panel: #18202a; --ink: #e9eef4; --soft: #a9b5c3; --rule: #35414f; --link: #7cc4f0;
              --long: #56b4e9; --short: #f0953f; --live: #2fc79a; --other: #e39bc4; --out: #f0953f;
              --warn: #33290f; --warn-rule: #e6ab1e;
              --d0: #263140; --d1: #1f5c85; --d2: #3a9bd6; --d3: #b5e1fa;
              --up1: #1b4560; --up2: #1f6b99; --e0: #2a3542; --down1: #553719; --down2: #8a5212; } }
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0 auto; max-width: 976px; padding: 24px; background: var(--page); color: var(--ink);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
              overflow-wrap: anywhere; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
            h2 { font-size: 1.6rem; line-height: 1.25; margin: 0; letter-spacing: -0.01em; }
            h3 { font-size: 1.12rem; margin: 0 0 10px; }
            p { margin: 0 0 10px; max-width: 75ch; }
            a { color: var(--link); }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
            main:focus { outline: none; }
            .skip { position: absolute; left: -9999px; }
            .skip:focus { position: fixed; left: 12px; top: 12px; z-index: 9; padding: 8px 14px;
              background: var(--panel); border-radius: 6px; }
            header p, .note, figcaption, footer p { color: var(--soft); }
            nav, .panel, .card, .warnings { background: var(--panel); border: 1px solid var(--rule); border-radius: 12px; }
            nav, .panel, .warnings { padding: 18px 22px; margin: 16px 0; }
            nav h2, #input, footer h2 { font-size: 1.12rem; }
            nav ol { margin: 8px 0 0; padding: 0; columns: 17rem; column-gap: 16px; }
            nav li { margin-left: 2.4em; padding: 3px 0; break-inside: avoid; }
            nav span { color: var(--soft); font-size: 0.875rem; white-space: nowrap; }
            .channel { margin-top: 36px; scroll-margin-top: 12px; }
            .many .channel { content-visibility: auto; contain-intrinsic-size: auto 3600px; }
            .channel .note { margin-bottom: 12px; }
            .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 12px; margin: 0; }
            .card { padding: 14px 16px; }
            dt { color: var(--soft); font-size: 0.875rem; }
            dd { margin: 0; font-size: 0.8125rem; color: var(--soft); line-height: 1.4; }
            dd.value { font-size: 1.6rem; font-weight: 650; line-height: 1.3; color: var(--ink); }
            .absent dd.value { font-size: 1.1rem; font-weight: 500; padding: 5px 0; }
            p.absent { color: var(--soft); border-left: 3px solid var(--rule); padding-left: 12px; }
            .warnings { background: var(--warn); border-color: var(--warn-rule); border-left-width: 5px; }
            .warnings ul { margin: 0; padding-left: 1.2em; }
            .warnings li { margin-bottom: 6px; }
            .warnings strong { font-weight: 600; }
            .warnings strong, .warnings span { display: block; }
            figure { margin: 0 0 6px; }
            figcaption { font-size: 0.9rem; margin-top: 8px; max-width: 80ch; }
            .legend { list-style: none; margin: 8px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 18px;
              font-size: 0.875rem; }
            .legend li { display: flex; align-items: center; gap: 7px; }
            .key { height: 14px; flex: none; }
            .chart { display: block; width: 100%; height: auto; font-size: 14px; }
            .chart.narrow { display: none; font-size: 12.5px; max-width: 460px; margin: 0 auto; }
            text { fill: var(--ink); }
            .axis text, text.soft { fill: var(--soft); }
            text.mid { text-anchor: middle; }
            text.end { text-anchor: end; }
            text.strong, .axis text.strong { font-weight: 650; fill: var(--ink); }
            .grid { stroke: var(--rule); stroke-width: 1; fill: none; }
            .tick, .line { stroke: var(--soft); stroke-width: 1; fill: none; }
            .long { --c: var(--long); } .short { --c: var(--short); } .live { --c: var(--live); }
            .other { --c: var(--other); }
            .mark { fill: var(--c); fill-opacity: 0.4; stroke: var(--c); stroke-width: 1; }
            .above { fill: var(--c); stroke: var(--ink); stroke-width: 1.6; }
            .below { fill: var(--panel); stroke: var(--c); stroke-width: 2.4; }
            .curve { fill: none; stroke: var(--c, var(--soft)); stroke-width: 2.4; }
            .short .curve { stroke-dasharray: 7 4; } .live .curve { stroke-dasharray: 2 4; }
            .other .curve { stroke-dasharray: 10 3 2 3; }
            .band { fill: var(--c, var(--soft)); fill-opacity: 0.11; }
            .names text, .halo, .fence text { paint-order: stroke; stroke: var(--panel); stroke-width: 4px;
              stroke-linejoin: round; }
            .names text { font-weight: 500; }
            .leader { stroke: var(--soft); stroke-width: 1; }
            .bar { fill: var(--long); }
            .bar.outside { fill: var(--panel); stroke: var(--out); stroke-width: 2; }
            .fence path { stroke: var(--out); stroke-width: 2; stroke-dasharray: 6 4; fill: none; }
            .day0 { fill: var(--d0); } .day1 { fill: var(--d1); } .day2 { fill: var(--d2); } .day3 { fill: var(--d3); }
            .cells text { fill: var(--ink); }
            .plain rect { fill: var(--d0); }
            .e0 rect { fill: var(--e0); } .up1 rect { fill: var(--up1); } .up2 rect { fill: var(--up2); }
            .down1 rect { fill: var(--down1); } .down2 rect { fill: var(--down2); }
            .range { fill: var(--c); fill-opacity: 0.22; }
            .median { stroke: var(--c); stroke-width: 3.5; stroke-linecap: round; }
            .scroll { overflow: auto; max-height: 75vh; margin: 10px 0 14px; border: 1px solid var(--rule);
              border-radius: 8px; }
            table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.875rem;
              font-variant-numeric: tabular-nums; }
            caption { text-align: left; font-weight: 600; padding: 9px 12px; position: sticky; left: 0; }
            th, td { text-align: left; padding: 7px 12px; border-top: 1px solid var(--rule); font-weight: 400;
              vertical-align: top; }
            thead th { position: sticky; top: 0; background: var(--panel); font-weight: 600; white-space: nowrap;
              border-bottom: 1px solid var(--rule); }
            tbody th { min-width: 11.5rem; }
            th.number, td.number { text-align: right; }
            td.number, td.words { white-space: nowrap; overflow-wrap: normal; }
            summary { cursor: pointer; color: var(--link); font-weight: 550; padding: 4px 0; }
            footer { margin: 32px 0 12px; font-size: 0.9rem; }
            .brand { font-weight: 600; }
            @media screen and (max-width: 860px) {
              body { padding: 16px 8px; font-size: 15px; }
              .chart.wide { display: none; } .chart.narrow { display: block; }
              .cards { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 8px; }
              .card { padding: 10px 12px; } dd.value { font-size: 1.35rem; }
              nav, .panel, .warnings { padding: 14px 7px; border-radius: 8px; }
              .panel > h3, .panel > p, #input { margin-left: 4px; } .warnings, nav { padding: 14px; }
              h1 { font-size: 1.5rem; } h2 { font-size: 1.35rem; }
              th, td { padding: 6px 9px; } tbody th { min-width: 9.5rem; } }
            @media print {
              :root { color-scheme: light; }
              body { max-width: none; padding: 0; background: none; }
              .skip, nav { display: none; }
              .many .channel { content-visibility: visible; }
              .channel { break-before: page; } figure, .card, tr { break-inside: avoid; }
              .scroll { max-height: none; overflow: visible; }
              thead th, caption { position: static; }
              table { font-size: 0.75rem; } th, td { padding: 4px 7px; } tbody th { min-width: 7rem; } }
            """;

    private StyleSheet() {}
}
