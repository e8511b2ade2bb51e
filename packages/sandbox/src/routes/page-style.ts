/** How pages of the sandbox's website look: after Odoo's own marks, which its pages share, on desktops and phones. */
export const PAGE_STYLE = `*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;color:#212529;background:#fff;margin:0 auto;max-width:66rem;padding:0 1rem 3rem}
a{color:#714b67;text-decoration:none}a:hover{text-decoration:underline}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:1rem 0;margin-bottom:1.5rem;border-bottom:1px solid #dee2e6;font-weight:600}
header nav{display:flex;gap:1.25rem;font-weight:400;margin-left:auto}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}h1 em{font-style:normal}h3,h4,h5{font-size:1.15rem;margin:1.5rem 0 .75rem}h6,.h6{margin:0;font-size:1rem;font-weight:600}
p{margin:0 0 1rem}ul{list-style:none;margin:0;padding:0}img{max-width:100%;height:auto}address{font-style:normal}pre{white-space:pre-wrap}
table{width:100%;border-collapse:collapse}th,td{padding:.6rem .5rem;border-bottom:1px solid #dee2e6;text-align:left;vertical-align:middle}th{font-size:.875rem;color:#6c757d}
form{display:grid;gap:.75rem;max-width:24rem}label{font-size:.9rem}input,select,button,.btn{font:inherit;padding:.45rem .7rem;border:1px solid #ced4da;border-radius:.3rem;background:#fff;color:inherit}
input:not([type=radio],[type=checkbox]),select{width:100%;min-width:0}.is-invalid{border-color:#dc3545}
button,.btn{display:inline-block;cursor:pointer;text-align:center}.btn-primary,.oe_login_form button{background:#714b67;border-color:#714b67;color:#fff}:disabled{opacity:.6;cursor:default}
.d-none,[name=website_sale_cart_line_quantity_mobile],.o_cart_product .d-md-none,.js_delete_product,.availability_messages:empty{display:none}
.text-end,th.td-price,td.td-price{text-align:right}.text-center{text-align:center}.text-muted,.small,.note{color:#6c757d;font-size:.9rem}.text-danger{color:#b02a37}
.alert{padding:.75rem 1rem;margin:0 0 1rem;border-radius:.3rem;background:#e7f1ff}.alert-danger{background:#f8d7da}.alert-warning{background:#fff3cd}
.badge{padding:.1rem .4rem;border-radius:.3rem;background:#eee;font-size:.8rem}
.card,.list-group-item,.o_payment_option_card,.o_payment_acquirer_select{padding:.75rem 1rem;border:1px solid #dee2e6;border-radius:.4rem}.list-group-item{display:flex;gap:.75rem;align-items:center;margin-bottom:.5rem}.list-group-item label{flex:1}.o_card_selected,.border-primary{border-color:#714b67}
.o_wsale_products_searchbar_form{max-width:none;margin-bottom:1rem}
.wsale_products_categories_list ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-bottom:1rem}.nav-link.active,.page-item.active a{font-weight:700}
#products_grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem}.oe_product_cart{display:flex;flex-direction:column;gap:.75rem;max-width:none;height:100%;padding:1rem;border:1px solid #dee2e6;border-radius:.4rem}
.oe_product_image{text-align:center;background:#f8f9fa;border-radius:.3rem}.oe_product_image img{height:9rem;object-fit:contain;vertical-align:middle}.o_wsale_product_information{display:flex;flex-direction:column;flex:1;gap:.25rem;justify-content:space-between}
.pagination{display:flex;gap:.75rem;margin-top:1.5rem}
#product_detail{display:grid;grid-template-columns:1fr 1fr;gap:2rem;align-items:start}.product_detail_img{width:100%;max-height:26rem;object-fit:contain;background:#f8f9fa;border-radius:.4rem}
#product_detail .product_price{font-size:1.4rem;margin-bottom:1rem}.js_main_product{display:grid;gap:.75rem}.js_attribute_value label{display:flex;gap:.5rem;padding:.15rem 0}.js_main_product .quantity{max-width:6rem}
.o_cart_product{display:flex;gap:1rem;align-items:center;padding:.75rem 0;border-bottom:1px solid #dee2e6}.o_cart_product .flex-grow-1{flex:1}.o_cart_product img,.td-img img{width:4rem;height:4rem;object-fit:contain}
.js_quantity{max-width:4.5rem;text-align:center}.o_cart_product .align-items-end,.o_cart_product .d-md-block{display:flex;gap:1rem;align-items:center}.o_cart_product h6[name=website_sale_cart_line_price]{min-width:6rem;text-align:right}
.js_cart_summary,.o_total_card{max-width:24rem;margin:1.5rem 0 0 auto;display:grid;gap:1rem}.o_cart_total td,#cart_total td{border:0;padding:.25rem .5rem}#cart_total .border-top td,.o_cart_total .border-top td{border-top:1px solid #dee2e6}
.o_cart_total td:first-child,#cart_total td:first-child{text-align:left}.wsale_products_categories_list ul ul{margin:0}
.coupon_form form{grid-template-columns:1fr auto;max-width:none}.o_wish{display:flex;justify-content:space-between;padding:.75rem 0;border-bottom:1px solid #dee2e6}
.o_website_sale_checkout_container{padding-bottom:1rem}.o_report{max-width:48rem}.o_report td+td,.o_report th+th{text-align:right}
@media(min-width:56rem){.o_website_sale_checkout_container{position:relative;padding-right:26rem;min-height:24rem}.o_website_sale_checkout_container .o_total_card{position:absolute;top:0;right:0;width:23rem;margin:0}}
@media(max-width:40rem){header nav{margin-left:0}#product_detail{grid-template-columns:1fr}#products_grid{grid-template-columns:1fr 1fr;gap:.5rem}.oe_product_cart{padding:.6rem}.oe_product_image img{height:6rem}.td-img{display:none}.o_cart_product{flex-wrap:wrap}.o_cart_product .d-md-block,.o_cart_product .align-items-end{width:100%;justify-content:space-between}.js_cart_summary,.o_total_card{max-width:none}}`
