"""The look of the page: one column on a telephone, picture and words side by side on a desk and in print."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: #1a1a1a; background: #fff; }
main, header, nav, footer { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .5rem; border-top: 2px solid #0072B2; padding-top: .6rem; }
p, ul { max-width: 44rem; margin: .6rem 0; }
a { color: #00558a; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #D55E00; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
nav ol { padding-left: 1.4rem; columns: 16rem; }
.read { color: #4a4a4a; }
.stop { border-left: 5px solid #D55E00; background: #fdf3ec; padding: .6rem .9rem; }
.pair { display: block; margin: 1rem 0; }
figure { margin: 0; }
img { display: block; width: 100%; max-width: 30rem; height: auto; }
figcaption { font-weight: 600; max-width: 30rem; margin-bottom: .3rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .92rem; }
caption span { display: inline-block; max-width: calc(100vw - 2.5rem); }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #c4c4c4; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #5a5a5a; }
tbody th { font-weight: 400; min-width: 9rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
footer { margin: 3rem auto 2rem; color: #4a4a4a; font-size: .92rem; }
@media (min-width: 58rem) {
  .pair { display: grid; grid-template-columns: 30rem minmax(0, 1fr); gap: 2rem; align-items: start; }
}
@media print {
  @page { margin: 16mm 14mm; }
  html { font-size: 9.5pt; }
  table { font-size: .85rem; }
  th, td { padding-right: .45rem; }
  tbody th { min-width: 0; }
  nav, .skip { display: none; }
  main, header, footer { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 1.2rem; }
  .pair { display: grid; grid-template-columns: 92mm minmax(0, 1fr); gap: 6mm; break-inside: avoid; }
  .wide { overflow: visible; }
  tr, figure, caption { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
"""
