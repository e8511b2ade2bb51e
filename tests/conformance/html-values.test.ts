import { expect, it } from 'vitest'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What becomes of HTML that is kept (tried on 14.0, 16.0 and 19.0). */
const KEPT: Readonly<Record<string, string>> = {
  '<a href="javascript:x">l</a>': '<a href="">l</a>',
  'plain & <i>x</i>': '<p>plain &amp; <i>x</i></p>',
  'a\nb': '<p>a\nb</p>',
  'a < b': '<p>a &lt; b</p>',
  'a<br>b': '<p>a<br>b</p>',
  '<b>x</b>': '<b>x</b>',
  '<b>a</b><b>c</b>': '<span><b>a</b><b>c</b></span>',
  '<i>a</i><p>b</p>': '<i>a</i><p>b</p>',
  'text <p>p</p> tail': '<p>text </p><p>p</p> tail',
  '<p onclick="a()" class="k" style="color:red">q</p>': '<p class="k" style="color:red">q</p>',
  '<img src="x" onerror="y">': '<img src="x">',
  '<p>unclosed': '<p>unclosed</p>',
  '<ul><li>a<li>b</ul>': '<ul><li>a</li><li>b</li></ul>',
  '<!-- c -->x': '<p>x</p>',
  '<script>1</script><p>z</p>': '<p>z</p>',
  '<iframe src="x"></iframe>t': '<span>t</span>',
  '<div><p>a</p></div><div>b</div>': '<div><p>a</p></div><div>b</div>',
  '<a href="http://x.y?a=1&b=2">z</a>': '<a href="http://x.y?a=1&amp;b=2">z</a>',
  '<p title="a&quot;b">t</p>': `<p title='a"b'>t</p>`,
  '<hr/>': '<hr>',
  '<p>&eacute; &copy &nosuch; &#0;b&#99999999;</p>': '<p>é &amp;copy &amp;nosuch; b</p>',
  '<a href="?a=é&b=c">k</a>': '<a href="?a=%C3%A9&amp;b=c">k</a>',
  [`${'<i>'.repeat(300)}x`]: '<i>'.repeat(255) + '</i>'.repeat(255),
  '  ': '',
}

describeTargets(
  'HTML in values',
  (target) => {
    const { admin, make, read } = demoUsers(target)

    it('is made whole, and safe', async ({ skip }) => {
      const { major } = target()
      skip(major < 14, 'tried since 14.0')
      const name = uniqueName('signer')
      const id = await make('res.users', { name, login: name })
      const kept: Record<string, unknown> = {}
      for (const given of Object.keys(KEPT)) {
        await admin().call('res.users', 'write', [[id], { signature: given }])
        kept[given] = (await read('res.users', id, ['signature'])).signature
      }
      expect(kept).toEqual(KEPT)
      // A division that was there is kept since 19.
      await admin().call('res.users', 'write', [[id], { signature: '<div>d</div>' }])
      const { signature } = await read('res.users', id, ['signature'])
      expect(signature).toBe(major < 15 ? 'd' : major < 19 ? '<p>d</p>' : '<div>d</div>')
    })
  },
  'variants, names and contacts in full',
)
