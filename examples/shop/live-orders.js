// What is marked as live is drawn again when the server says that it has changed.
const live = () => document.querySelector('[data-live]')
let waiting

async function refresh() {
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector('[data-live]')
  if (next !== null) live()?.replaceWith(next)
}

const events = new EventSource(live().dataset.live)
events.addEventListener('change', () => {
  clearTimeout(waiting)
  waiting = setTimeout(refresh, 100)
})
