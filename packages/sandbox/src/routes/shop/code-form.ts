/** The form for a code of a price list; no code is good here. */
export function codeForm(token: string, back: string, isRefused: boolean): string {
  const alert = isRefused
    ? '<div class="alert alert-danger text-start" role="alert">This promo code is not available.</div>'
    : ''
  const action = back === '' ? '/shop/pricelist' : `/shop/pricelist?r=${back}`
  return `<div class="coupon_form"><form class="mb-3" method="post" name="coupon_code" action="${action}">
<input type="hidden" name="csrf_token" value="${token}"/><input name="promo" class="form-control" type="text" placeholder="Discount code..."/>
<button type="submit" class="btn btn-light border">Apply</button></form>${alert}</div>`
}
