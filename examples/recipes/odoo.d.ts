// Written by `ooor types` from Odoo 19.0. Do not edit.
import type { field, UntypedModel } from 'ooor'

export interface Odoo {
  'account.move': AccountMove
  'account.payment.register': AccountPaymentRegister
  'change.password.user': ChangePasswordUser
  'change.password.wizard': ChangePasswordWizard
  'ir.attachment': IrAttachment
  'product.product': ProductProduct
  'product.template': ProductTemplate
  'res.company': ResCompany
  'res.country': ResCountry
  'res.lang': ResLang
  'res.partner': ResPartner
  'res.partner.category': ResPartnerCategory
  'res.users': ResUsers
  'sale.advance.payment.inv': SaleAdvancePaymentInv
  'sale.order': SaleOrder
  'sale.order.line': SaleOrderLine
  'stock.location': StockLocation
  'stock.quant': StockQuant
  'stock.warehouse': StockWarehouse
}

/** Journal Entry */
export interface AccountMove {
  name: 'account.move'
  fields: {
    /** Abnormal Amount Warning */
    abnormal_amount_warning: field.Text<'readonly' | 'lazy'>
    /** Abnormal Date Warning */
    abnormal_date_warning: field.Text<'readonly' | 'lazy'>
    /** Security Token */
    access_token: field.Char
    /**
     * Portal Access URL
     *
     * Customer Portal URL
     */
    access_url: field.Char<'readonly' | 'lazy'>
    /** Access warning */
    access_warning: field.Text<'readonly' | 'lazy'>
    /** Account Fiscal Country Group Codes */
    account_fiscal_country_group_codes: field.Json<'readonly' | 'lazy'>
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Adjusting Entries Count */
    adjusting_entries_count: field.Integer<'readonly' | 'lazy'>
    /** Created Adjusting Entries */
    adjusting_entries_move_ids: field.Many2many<AccountMove>
    /** Adjusting Entry Origin Label */
    adjusting_entry_origin_label: field.Char<'readonly' | 'lazy'>
    /** Adjusting Entry Origin Moves */
    adjusting_entry_origin_move_ids: field.Many2many<AccountMove>
    /** Adjusting Entry Origin Moves Count */
    adjusting_entry_origin_moves_count: field.Integer<'readonly' | 'lazy'>
    /** Alerts */
    alerts: field.Json<'readonly' | 'lazy'>
    /** Always Tax Exigible */
    always_tax_exigible: field.Boolean
    /** Amount paid */
    amount_paid: field.Monetary<'readonly' | 'lazy'>
    /** Amount Due */
    amount_residual: field.Monetary<'readonly'>
    /** Amount Due Signed */
    amount_residual_signed: field.Monetary<'readonly'>
    /** Tax */
    amount_tax: field.Monetary<'readonly'>
    /** Tax Signed */
    amount_tax_signed: field.Monetary<'readonly'>
    /** Total */
    amount_total: field.Monetary<'readonly'>
    /** Total in Currency Signed */
    amount_total_in_currency_signed: field.Monetary<'readonly'>
    /** Total Signed */
    amount_total_signed: field.Monetary<'readonly'>
    /** Amount total in words */
    amount_total_words: field.Char<'readonly' | 'lazy'>
    /** Untaxed Amount */
    amount_untaxed: field.Monetary<'readonly'>
    /** Untaxed Amount Signed Currency */
    amount_untaxed_in_currency_signed: field.Monetary<'readonly'>
    /** Untaxed Amount Signed */
    amount_untaxed_signed: field.Monetary<'readonly'>
    /** Attachments */
    attachment_ids: field.One2many<IrAttachment>
    /** Audit Trail Messages */
    audit_trail_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Authorized Transactions */
    authorized_transaction_ids: field.Many2many<UntypedModel<'payment.transaction'>, 'readonly' | 'lazy'>
    /**
     * Auto-post
     *
     * Specify whether this entry is posted automatically on its accounting date, and any similar recurring invoices.
     */
    auto_post: field.Selection<'no' | 'at_date' | 'monthly' | 'quarterly' | 'yearly', 'required'>
    /** First recurring entry */
    auto_post_origin_id: field.Many2one<AccountMove, 'readonly'>
    /**
     * Auto-post until
     *
     * This recurring move will be posted up to and including this date.
     */
    auto_post_until: field.Date
    /**
     * Bank Partner
     *
     * Technical field to get the domain on the bank
     */
    bank_partner_id: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /**
     * Campaign
     *
     * This is a name that helps you keep track of your different campaign efforts, e.g. Fall_Drive, Christmas_Special
     */
    campaign_id: field.Many2one<UntypedModel<'utm.campaign'>>
    /** Reviewed */
    checked: field.Boolean
    /** Commercial Entity */
    commercial_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Company Currency */
    company_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /**
     * Default Sales Price Include
     *
     * Default on whether the sales price used on the product and invoices with this Company includes its taxes.
     */
    company_price_include: field.Selection<'tax_included' | 'tax_excluded', 'readonly' | 'lazy'>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly' | 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'required'>
    /** Date */
    date: field.Date<'required'>
    /** Delivery Date */
    delivery_date: field.Date
    /**
     * Direction Sign
     *
     * Multiplicator depending on the document type, to convert a price into a balance
     */
    direction_sign: field.Integer<'readonly' | 'lazy'>
    /** Display Inactive Currency Warning */
    display_inactive_currency_warning: field.Boolean<'readonly' | 'lazy'>
    /** Display Link QR-code */
    display_link_qr_code: field.Boolean<'readonly' | 'lazy'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Display QR-code */
    display_qr_code: field.Boolean<'readonly' | 'lazy'>
    /** Display Send Button */
    display_send_button: field.Boolean<'readonly' | 'lazy'>
    /** Duplicated Ref */
    duplicated_ref_ids: field.Many2many<AccountMove, 'readonly' | 'lazy'>
    /** Related reconciliation */
    exchange_diff_partial_ids: field.One2many<UntypedModel<'account.partial.reconcile'>>
    /** Expected Currency Rate */
    expected_currency_rate: field.Float<'readonly' | 'lazy'>
    /**
     * Fiscal Position
     *
     * Fiscal positions are used to adapt taxes and accounts for particular customers or sales orders/invoices. The
     * default value comes from the customer.
     */
    fiscal_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>>
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /** Has Reconciled Entries */
    has_reconciled_entries: field.Boolean<'readonly' | 'lazy'>
    /** Hide Post Button */
    hide_post_button: field.Boolean<'readonly' | 'lazy'>
    /** Highest Name */
    highest_name: field.Char<'readonly' | 'lazy'>
    /** Highlight Send Button */
    highlight_send_button: field.Boolean<'readonly' | 'lazy'>
    /** Inalterability Hash */
    inalterable_hash: field.Char<'readonly'>
    /** Incoterm Location */
    incoterm_location: field.Char
    /**
     * Cash Rounding Method
     *
     * Defines the smallest coinage of the currency that can be used to pay by cash.
     */
    invoice_cash_rounding_id: field.Many2one<UntypedModel<'account.cash.rounding'>>
    /**
     * Currency Rate
     *
     * Currency rate from company currency to document currency.
     */
    invoice_currency_rate: field.Float
    /** Invoice/Bill Date */
    invoice_date: field.Date
    /** Due Date */
    invoice_date_due: field.Date
    /** Invoice Filter Type Domain */
    invoice_filter_type_domain: field.Char<'readonly' | 'lazy'>
    /** Invoice Has Outstanding */
    invoice_has_outstanding: field.Boolean<'readonly' | 'lazy'>
    /**
     * Incoterm
     *
     * International Commercial Terms are a series of predefined commercial terms used in international transactions.
     */
    invoice_incoterm_id: field.Many2one<UntypedModel<'account.incoterms'>>
    /** Invoice Incoterm Placeholder */
    invoice_incoterm_placeholder: field.Char<'readonly' | 'lazy'>
    /** Invoice lines */
    invoice_line_ids: field.One2many<UntypedModel<'account.move.line'>>
    /**
     * Origin
     *
     * The document(s) that generated the invoice.
     */
    invoice_origin: field.Char<'readonly'>
    /** Invoice Outstanding Credits Debits Widget */
    invoice_outstanding_credits_debits_widget: field.Unknown<'readonly' | 'lazy'>
    /** Invoice Partner Display Name */
    invoice_partner_display_name: field.Char<'readonly'>
    /** Payment Terms */
    invoice_payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /** Invoice Payments Widget */
    invoice_payments_widget: field.Unknown<'readonly' | 'lazy'>
    /** PDF File */
    invoice_pdf_report_file: field.Binary
    /** PDF Attachment */
    invoice_pdf_report_id: field.Many2one<IrAttachment, 'readonly' | 'lazy'>
    /** Source Email */
    invoice_source_email: field.Char
    /** Salesperson */
    invoice_user_id: field.Many2one<ResUsers>
    /**
     * Vendor Bill
     *
     * Auto-complete from a previous bill or refund.
     */
    invoice_vendor_bill_id: field.Many2one<AccountMove, 'lazy'>
    /**
     * Is Being Sent
     *
     * Is the move being sent asynchronously
     */
    is_being_sent: field.Boolean<'readonly' | 'lazy'>
    /** Is Draft Duplicated Ref */
    is_draft_duplicated_ref_ids: field.Boolean<'readonly' | 'lazy'>
    /** Is Manually Modified */
    is_manually_modified: field.Boolean
    /**
     * Is Move Sent
     *
     * It indicates that the invoice/payment has been sent or the PDF has been generated.
     */
    is_move_sent: field.Boolean<'readonly'>
    /** Is Sale Installed */
    is_sale_installed: field.Boolean<'readonly' | 'lazy'>
    /** Is Storno */
    is_storno: field.Boolean<'readonly' | 'lazy'>
    /** Ledger */
    journal_group_id: field.Many2one<UntypedModel<'account.journal.group'>, 'lazy'>
    /** Journal */
    journal_id: field.Many2one<UntypedModel<'account.journal'>, 'required'>
    /** Journal Items (DEPRECATED) */
    journal_line_ids: field.One2many<UntypedModel<'account.move.line'>>
    /** Journal Items */
    line_ids: field.One2many<UntypedModel<'account.move.line'>>
    /** Made Sequence Gap */
    made_sequence_gap: field.Boolean<'readonly'>
    /** Matched Payments */
    matched_payment_ids: field.Many2many<UntypedModel<'account.payment'>>
    /**
     * Medium
     *
     * This is the method of delivery, e.g. Postcard, Email, or Banner Ad
     */
    medium_id: field.Many2one<UntypedModel<'utm.medium'>>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /** Main Attachment */
    message_main_attachment_id: field.Many2one<IrAttachment>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** Sent */
    move_sent_values: field.Selection<'sent' | 'not_sent', 'readonly' | 'lazy'>
    /** Type */
    move_type: field.Selection<
      'entry' | 'out_invoice' | 'out_refund' | 'in_invoice' | 'in_refund' | 'out_receipt' | 'in_receipt',
      'required' | 'readonly'
    >
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Number */
    name: field.Char
    /** Name Placeholder */
    name_placeholder: field.Char<'readonly' | 'lazy'>
    /** Terms and Conditions */
    narration: field.Html
    /** Need Cancel Request */
    need_cancel_request: field.Boolean<'readonly' | 'lazy'>
    /** Needed Terms */
    needed_terms: field.Unknown<'readonly' | 'lazy'>
    /** Needed Terms Dirty */
    needed_terms_dirty: field.Boolean<'readonly' | 'lazy'>
    /** Next Payment Date */
    next_payment_date: field.Date<'readonly' | 'lazy'>
    /**
     * No Follow-Up
     *
     * Exclude this journal entry from follow-up reports.
     */
    no_followup: field.Boolean<'lazy'>
    /** Payment */
    origin_payment_id: field.Many2one<UntypedModel<'account.payment'>>
    /**
     * Recipient Bank
     *
     * Bank Account Number to which the invoice will be paid. A Company bank account if this is a Customer Invoice or
     * Vendor Credit Note, otherwise a Partner bank account number.
     */
    partner_bank_id: field.Many2one<UntypedModel<'res.partner.bank'>>
    /** Partner Credit Warning */
    partner_credit_warning: field.Text<'readonly' | 'lazy'>
    /** Partner */
    partner_id: field.Many2one<ResPartner>
    /**
     * Delivery Address
     *
     * The delivery address will be used in the computation of the fiscal position.
     */
    partner_shipping_id: field.Many2one<ResPartner>
    /** Payment Count */
    payment_count: field.Integer<'readonly' | 'lazy'>
    /** Payments */
    payment_ids: field.One2many<UntypedModel<'account.payment'>>
    /**
     * Payment Reference
     *
     * The payment reference to set on journal items.
     */
    payment_reference: field.Char
    /** Payment Status */
    payment_state: field.Selection<
      'not_paid' | 'in_payment' | 'paid' | 'partial' | 'reversed' | 'blocked' | 'invoicing_legacy',
      'readonly'
    >
    /** Payment Term Details */
    payment_term_details: field.Unknown<'readonly' | 'lazy'>
    /** Posted Before */
    posted_before: field.Boolean
    /** Preferred Payment Method Line */
    preferred_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /**
     * Payment QR-code
     *
     * Type of QR-code to be generated for the payment of this invoice, when printing it. If left blank, the first
     * available and usable method will be used.
     */
    qr_code_method: field.Selection<string>
    /** Quick Edit Mode */
    quick_edit_mode: field.Boolean<'readonly' | 'lazy'>
    /**
     * Total (Tax inc.)
     *
     * Use this field to encode the total amount of the invoice.
     * Odoo will automatically create one invoice line with default values to match it.
     */
    quick_edit_total_amount: field.Monetary
    /** Quick Encoding Vals */
    quick_encoding_vals: field.Json<'readonly' | 'lazy'>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /**
     * Reconciled Payments
     *
     * Payments that have been reconciled with this invoice.
     */
    reconciled_payment_ids: field.Many2many<UntypedModel<'account.payment'>, 'readonly' | 'lazy'>
    /** Reference */
    ref: field.Char
    /**
     * Secure Posted Entries with Hash
     *
     * If ticked, when an entry is posted, we retroactively hash all moves in the sequence from the entry back to the
     * last hashed entry. The hash can also be performed on demand by the Secure Entries wizard.
     */
    restrict_mode_hash_table: field.Boolean<'readonly'>
    /** Reversal Move */
    reversal_move_ids: field.One2many<AccountMove>
    /** Reversal of */
    reversed_entry_id: field.Many2one<AccountMove, 'readonly'>
    /** Sale Order Count */
    sale_order_count: field.Integer<'readonly' | 'lazy'>
    /**
     * Sale Warning
     *
     * Internal warning for the partner or the products as set by the user.
     */
    sale_warning_text: field.Text<'readonly' | 'lazy'>
    /** Inalterability No Gap Sequence # */
    secure_sequence_number: field.Integer<'readonly'>
    /**
     * Secured
     *
     * The entry is secured with an inalterable hash.
     */
    secured: field.Boolean<'readonly' | 'lazy'>
    /** Sending Data */
    sending_data: field.Json
    /** Sequence Number */
    sequence_number: field.Integer<'readonly'>
    /** Sequence Prefix */
    sequence_prefix: field.Char<'readonly'>
    /** Show Delivery Date */
    show_delivery_date: field.Boolean<'readonly' | 'lazy'>
    /** Show Discount Details */
    show_discount_details: field.Boolean<'readonly' | 'lazy'>
    /** Show Journal */
    show_journal: field.Boolean<'readonly' | 'lazy'>
    /** Show Name Warning */
    show_name_warning: field.Boolean<'lazy'>
    /** Show Payment Term Details */
    show_payment_term_details: field.Boolean<'readonly' | 'lazy'>
    /** Show Reset To Draft Button */
    show_reset_to_draft_button: field.Boolean<'readonly' | 'lazy'>
    /** Show Taxable Supply Date */
    show_taxable_supply_date: field.Boolean<'readonly' | 'lazy'>
    /** Has Fiscal Position Changed */
    show_update_fpos: field.Boolean<'lazy'>
    /**
     * Source
     *
     * This is the source of the link, e.g. Search Engine, another domain, or name of email list
     */
    source_id: field.Many2one<UntypedModel<'utm.source'>>
    /** Status */
    state: field.Selection<'draft' | 'posted' | 'cancel', 'required' | 'readonly'>
    /** Statement */
    statement_id: field.Many2one<UntypedModel<'account.bank.statement'>, 'readonly' | 'lazy'>
    /** Statement Line */
    statement_line_id: field.Many2one<UntypedModel<'account.bank.statement.line'>>
    /** Statements */
    statement_line_ids: field.One2many<UntypedModel<'account.bank.statement.line'>>
    /** Status In Payment */
    status_in_payment: field.Selection<
      | 'not_paid'
      | 'in_payment'
      | 'paid'
      | 'partial'
      | 'reversed'
      | 'blocked'
      | 'invoicing_legacy'
      | 'draft'
      | 'posted'
      | 'sent'
      | 'cancel',
      'readonly' | 'lazy'
    >
    /** Stock Move */
    stock_move_ids: field.One2many<UntypedModel<'stock.move'>>
    /** Suitable Journal */
    suitable_journal_ids: field.Many2many<UntypedModel<'account.journal'>, 'readonly' | 'lazy'>
    /** Tax calculation rounding method */
    tax_calculation_rounding_method: field.Selection<'round_globally' | 'round_per_line', 'readonly' | 'lazy'>
    /**
     * Cash Basis Entries
     *
     * The cash basis entries created from the taxes on this entry, when reconciling its lines.
     */
    tax_cash_basis_created_move_ids: field.One2many<AccountMove>
    /**
     * Cash Basis Origin
     *
     * The journal entry from which this tax cash basis journal entry has been created.
     */
    tax_cash_basis_origin_move_id: field.Many2one<AccountMove, 'readonly'>
    /** Tax Cash Basis Entry of */
    tax_cash_basis_rec_id: field.Many2one<UntypedModel<'account.partial.reconcile'>>
    /** Tax Country Code */
    tax_country_code: field.Char<'readonly' | 'lazy'>
    /** Tax Country */
    tax_country_id: field.Many2one<ResCountry, 'readonly' | 'lazy'>
    /** Tax Lock Date Message */
    tax_lock_date_message: field.Char<'readonly' | 'lazy'>
    /**
     * Invoice Totals
     *
     * Edit Tax amounts if you encounter rounding issues.
     */
    tax_totals: field.Binary<'lazy'>
    /** Taxable Supply Date */
    taxable_supply_date: field.Date
    /** Taxable Supply Date Placeholder */
    taxable_supply_date_placeholder: field.Char<'readonly' | 'lazy'>
    /** Taxes Legal Notes */
    taxes_legal_notes: field.Html<'readonly' | 'lazy'>
    /** Sales Team */
    team_id: field.Many2one<UntypedModel<'crm.team'>>
    /** Transaction Count */
    transaction_count: field.Integer<'readonly' | 'lazy'>
    /** Transactions */
    transaction_ids: field.Many2many<UntypedModel<'payment.transaction'>, 'readonly'>
    /** Type Name */
    type_name: field.Char<'readonly' | 'lazy'>
    /** UBL/CII File */
    ubl_cii_xml_file: field.Binary
    /** UBL/CII Filename */
    ubl_cii_xml_filename: field.Char<'readonly' | 'lazy'>
    /** Attachment */
    ubl_cii_xml_id: field.Many2one<IrAttachment, 'readonly' | 'lazy'>
    /** User */
    user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /**
     * Website
     *
     * Website through which this invoice was created for eCommerce orders.
     */
    website_id: field.Many2one<UntypedModel<'website'>, 'readonly'>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Pay */
export interface AccountPaymentRegister {
  name: 'account.payment.register'
  fields: {
    /** Actionable Errors */
    actionable_errors: field.Json<'readonly' | 'lazy'>
    /** Amount */
    amount: field.Monetary
    /** Available Journal */
    available_journal_ids: field.Many2many<UntypedModel<'account.journal'>, 'readonly' | 'lazy'>
    /** Available Partner Bank */
    available_partner_bank_ids: field.Many2many<UntypedModel<'res.partner.bank'>, 'readonly' | 'lazy'>
    /** Available Payment Method Line */
    available_payment_method_line_ids: field.Many2many<UntypedModel<'account.payment.method.line'>, 'readonly' | 'lazy'>
    /** Batches */
    batches: field.Unknown<'readonly' | 'lazy'>
    /** Can Edit Wizard */
    can_edit_wizard: field.Boolean<'readonly'>
    /** Can Group Payments */
    can_group_payments: field.Boolean<'readonly'>
    /** Memo */
    communication: field.Char
    /** Company Currency */
    company_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Company */
    company_id: field.Many2one<ResCompany, 'readonly'>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly' | 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /**
     * Currency
     *
     * The payment's currency.
     */
    currency_id: field.Many2one<UntypedModel<'res.currency'>>
    /** Custom User Amount */
    custom_user_amount: field.Monetary
    /** Custom User Currency */
    custom_user_currency_id: field.Many2one<UntypedModel<'res.currency'>>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Duplicate Payment */
    duplicate_payment_ids: field.Many2many<UntypedModel<'account.payment'>, 'readonly' | 'lazy'>
    /** Early Payment Discount Mode */
    early_payment_discount_mode: field.Boolean<'readonly' | 'lazy'>
    /**
     * Group Payments
     *
     * Only one payment will be created by partner (bank), instead of one per bill.
     */
    group_payment: field.Boolean
    /** Hide Writeoff Section */
    hide_writeoff_section: field.Boolean<'readonly' | 'lazy'>
    /** Installments Mode */
    installments_mode: field.Selection<'next' | 'overdue' | 'before_date' | 'full'>
    /** Installments Switch Amount */
    installments_switch_amount: field.Monetary<'readonly' | 'lazy'>
    /** Installments Switch Html */
    installments_switch_html: field.Html<'readonly' | 'lazy'>
    /** Is Register Payment On Draft */
    is_register_payment_on_draft: field.Boolean<'readonly' | 'lazy'>
    /** Journal */
    journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** Journal items */
    line_ids: field.Many2many<UntypedModel<'account.move.line'>, 'readonly'>
    /** Missing Account Partners */
    missing_account_partners: field.Many2many<ResPartner, 'readonly' | 'lazy'>
    /** Recipient Bank Account */
    partner_bank_id: field.Many2one<UntypedModel<'res.partner.bank'>>
    /** Customer/Vendor */
    partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Partner Type */
    partner_type: field.Selection<'customer' | 'supplier', 'readonly'>
    /** Payment Date */
    payment_date: field.Date<'required'>
    /** Payment Difference */
    payment_difference: field.Monetary<'readonly' | 'lazy'>
    /** Payment Difference Handling */
    payment_difference_handling: field.Selection<'open' | 'reconcile'>
    /** Code */
    payment_method_code: field.Char<'readonly' | 'lazy'>
    /**
     * Payment Method
     *
     * Manual: Pay or Get paid by any method outside of Odoo.
     * Payment Providers: Each payment provider has its own Payment Method. Request a transaction on/to a card thanks to
     * a payment token saved by the partner when buying or subscribing online.
     * Check: Pay bills by check and print it from Odoo.
     * Batch Deposit: Collect several customer checks at once generating and submitting a batch deposit to your bank.
     * Module account_batch_payment is necessary.
     * SEPA Credit Transfer: Pay in the SEPA zone by submitting a SEPA Credit Transfer file to your bank. Module
     * account_sepa is necessary.
     * SEPA Direct Debit: Get paid in the SEPA zone thanks to a mandate your partner will have granted to you. Module
     * account_sepa is necessary.
     */
    payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /**
     * Saved payment token
     *
     * Note that tokens from providers set to only authorize transactions (instead of capturing the amount) are not
     * available.
     */
    payment_token_id: field.Many2one<UntypedModel<'payment.token'>>
    /** Payment Type */
    payment_type: field.Selection<'outbound' | 'inbound', 'readonly'>
    /** QR Code URL */
    qr_code: field.Html<'readonly' | 'lazy'>
    /** Require Partner Bank Account */
    require_partner_bank_account: field.Boolean<'readonly' | 'lazy'>
    /** Show Partner Bank Account */
    show_partner_bank_account: field.Boolean<'readonly' | 'lazy'>
    /** Show Payment Difference */
    show_payment_difference: field.Boolean<'readonly' | 'lazy'>
    /** Amount to Pay (company currency) */
    source_amount: field.Monetary<'readonly'>
    /** Amount to Pay (foreign currency) */
    source_amount_currency: field.Monetary<'readonly'>
    /** Source Currency */
    source_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly'>
    /** Suitable Payment Token */
    suitable_payment_token_ids: field.Many2many<UntypedModel<'payment.token'>, 'readonly' | 'lazy'>
    /** Total Payments Amount */
    total_payments_amount: field.Integer<'readonly' | 'lazy'>
    /** Untrusted Bank */
    untrusted_bank_ids: field.Many2many<UntypedModel<'res.partner.bank'>, 'readonly' | 'lazy'>
    /** Untrusted Payments Count */
    untrusted_payments_count: field.Integer<'readonly' | 'lazy'>
    /** Use Electronic Payment Method */
    use_electronic_payment_method: field.Boolean<'readonly' | 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Difference Account */
    writeoff_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Writeoff Is Exchange Account */
    writeoff_is_exchange_account: field.Boolean<'readonly' | 'lazy'>
    /**
     * Journal Item Label
     *
     * Change label of the counterpart that will hold the payment difference
     */
    writeoff_label: field.Char
  }
  methods: object
}

/** User, Change Password Wizard */
export interface ChangePasswordUser {
  name: 'change.password.user'
  fields: {
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** New Password */
    new_passwd: field.Char
    /** User */
    user_id: field.Many2one<ResUsers, 'required'>
    /** User Login */
    user_login: field.Char<'readonly'>
    /** Wizard */
    wizard_id: field.Many2one<ChangePasswordWizard, 'required'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Change Password Wizard */
export interface ChangePasswordWizard {
  name: 'change.password.wizard'
  fields: {
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Users */
    user_ids: field.One2many<ChangePasswordUser>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Attachment */
export interface IrAttachment {
  name: 'ir.attachment'
  fields: {
    /** Access Token */
    access_token: field.Char
    /** Checksum/SHA1 */
    checksum: field.Char<'readonly'>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** File Content (base64) */
    datas: field.Binary<'lazy'>
    /** Database Data */
    db_datas: field.Binary
    /** Description */
    description: field.Text
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** File Size */
    file_size: field.Integer<'readonly'>
    /** Has Thumbnail */
    has_thumbnail: field.Boolean<'readonly' | 'lazy'>
    /** Image Height */
    image_height: field.Integer<'readonly' | 'lazy'>
    /** Image Src */
    image_src: field.Char<'readonly' | 'lazy'>
    /** Image Width */
    image_width: field.Integer<'readonly' | 'lazy'>
    /** Indexed Content */
    index_content: field.Text<'readonly'>
    /** Key */
    key: field.Char
    /** Attachment URL */
    local_url: field.Char<'readonly' | 'lazy'>
    /** Mime Type */
    mimetype: field.Char<'readonly'>
    /** Name */
    name: field.Char<'required'>
    /** Original (unoptimized, unresized) attachment */
    original_id: field.Many2one<IrAttachment>
    /** Is public document */
    public: field.Boolean
    /** File Content (raw) */
    raw: field.Binary<'lazy'>
    /** Resource Field */
    res_field: field.Char
    /** Resource ID */
    res_id: field.Many2oneReference
    /** Resource Model */
    res_model: field.Char
    /** Resource Name */
    res_name: field.Char<'readonly' | 'lazy'>
    /** Stored Filename */
    store_fname: field.Char
    /** Theme Template */
    theme_template_id: field.Many2one<UntypedModel<'theme.ir.attachment'>>
    /** Thumbnail */
    thumbnail: field.Binary
    /**
     * Type
     *
     * You can either upload a file from your computer or copy/paste an internet link to your file.
     */
    type: field.Selection<'url' | 'binary', 'required'>
    /** Url */
    url: field.Char
    /** Voice */
    voice_ids: field.One2many<UntypedModel<'discuss.voice.metadata'>>
    /** Website */
    website_id: field.Many2one<UntypedModel<'website'>>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Product Variant */
export interface ProductProduct {
  name: 'product.product'
  fields: {
    /**
     * Accessory Products
     *
     * Accessories show up when the customer reviews the cart before payment (cross-sell strategy).
     */
    accessory_product_ids: field.Many2many<ProductProduct, 'lazy'>
    /**
     * Account Tags
     *
     * Tags to be set on the base and tax journal items created for this product.
     */
    account_tag_ids: field.Many2many<UntypedModel<'account.account.tag'>, 'lazy'>
    /**
     * Active
     *
     * If unchecked, it will allow you to hide the product without removing it.
     */
    active: field.Boolean
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Variant Tags */
    additional_product_tag_ids: field.Many2many<UntypedModel<'product.tag'>>
    /** All Product Tag */
    all_product_tag_ids: field.Many2many<UntypedModel<'product.tag'>, 'readonly' | 'lazy'>
    /** Sell when Out-of-Stock */
    allow_out_of_stock_order: field.Boolean
    /**
     * Alternative Products
     *
     * Suggest alternatives to your customer (upsell strategy). Those products show up on the product page.
     */
    alternative_product_ids: field.Many2many<ProductTemplate, 'lazy'>
    /** Product Attributes */
    attribute_line_ids: field.One2many<UntypedModel<'product.template.attribute.line'>, 'lazy'>
    /** Show Threshold */
    available_threshold: field.Float
    /** Average Cost */
    avg_cost: field.Monetary<'readonly' | 'lazy'>
    /**
     * Barcode
     *
     * International Article Number used for product identification.
     */
    barcode: field.Char
    /**
     * Base Unit Count
     *
     * Display base unit price on your eCommerce pages. Set to 0 to hide it for this product.
     */
    base_unit_count: field.Float<'required'>
    /**
     * Custom Unit of Measure
     *
     * Define a custom unit to display in the price per unit of measure field.
     */
    base_unit_id: field.Many2one<UntypedModel<'website.base.unit'>>
    /**
     * Base Unit Name
     *
     * Displays the custom unit for the products if defined or the selected unit of measure otherwise.
     */
    base_unit_name: field.Char<'readonly' | 'lazy'>
    /** Price Per Unit */
    base_unit_price: field.Monetary<'readonly' | 'lazy'>
    /** Can Image 1024 be zoomed */
    can_image_1024_be_zoomed: field.Boolean<'readonly' | 'lazy'>
    /** Can Variant Image 1024 be zoomed */
    can_image_variant_1024_be_zoomed: field.Boolean<'readonly'>
    /** Can Publish */
    can_publish: field.Boolean<'readonly' | 'lazy'>
    /** Product Category */
    categ_id: field.Many2one<UntypedModel<'product.category'>>
    /** Reference */
    code: field.Char<'readonly' | 'lazy'>
    /** Color Index */
    color: field.Integer
    /** Combination Indices */
    combination_indices: field.Char<'readonly'>
    /** Combo Choices */
    combo_ids: field.Many2many<UntypedModel<'product.combo'>, 'lazy'>
    /**
     * Valuation Currency
     *
     * Technical field to correctly show the currently selected company's currency that corresponds to the totaled value
     * of the product's valuation layers
     */
    company_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /**
     * Compare to Price
     *
     * Add a strikethrough price to your /shop and product pages for comparison purposes.It will not be displayed if
     * pricelists apply.
     */
    compare_list_price: field.Monetary
    /** Cost Currency */
    cost_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Cost Method */
    cost_method: field.Selection<'standard' | 'fifo' | 'average', 'readonly' | 'lazy'>
    /**
     * Origin of Goods
     *
     * Rules of origin determine where goods originate, i.e. not where they have been shipped from, but where they have
     * been produced or manufactured.
     * As such, the ‘origin’ is the 'economic nationality' of goods traded in commerce.
     */
    country_of_origin: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Internal Reference */
    default_code: field.Char
    /** Description */
    description: field.Html
    /** eCommerce Description */
    description_ecommerce: field.Html
    /** Description on Picking */
    description_picking: field.Text
    /** Description on Receptions */
    description_pickingin: field.Text
    /** Description on Delivery Orders */
    description_pickingout: field.Text
    /** Purchase Description */
    description_purchase: field.Text
    /**
     * Sales Description
     *
     * A description of the Product that you want to communicate to your customers. This description will be copied to
     * every Sales Order, Delivery Order and Customer Invoice/Credit Note
     */
    description_sale: field.Text
    /** Display Name */
    display_name: field.Char<'readonly'>
    /**
     * Re-Invoice Costs
     *
     * Validated expenses, vendor bills, or stock pickings (set up to track costs) can be invoiced to the customer at
     * either cost or sales price.
     */
    expense_policy: field.Selection<'no' | 'cost' | 'sales_price'>
    /** Fiscal Country Codes */
    fiscal_country_codes: field.Char<'readonly' | 'lazy'>
    /**
     * Free To Use Quantity
     *
     * Available quantity (computed as Quantity On Hand - reserved quantity)
     * In a context with a single Stock Location, this includes goods stored in this location, or any of its children.
     * In a context with a single Warehouse, this includes goods stored in the Stock Location of this Warehouse, or any
     * of its children.
     * Otherwise, this includes goods stored in any Stock Location with 'internal' type.
     */
    free_qty: field.Float<'readonly' | 'lazy'>
    /** Routes can be selected on this product */
    has_available_route_ids: field.Boolean<'readonly' | 'lazy'>
    /** Is a configurable product */
    has_configurable_attributes: field.Boolean<'readonly'>
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /**
     * HS Code
     *
     * Standardized code for international shipping and goods declaration.
     */
    hs_code: field.Char
    /** Image 1024 */
    image_1024: field.Binary<'readonly' | 'lazy'>
    /** Image 128 */
    image_128: field.Binary<'readonly' | 'lazy'>
    /** Image */
    image_1920: field.Binary<'lazy'>
    /** Image 256 */
    image_256: field.Binary<'readonly' | 'lazy'>
    /** Image 512 */
    image_512: field.Binary<'readonly' | 'lazy'>
    /** Variant Image 1024 */
    image_variant_1024: field.Binary<'readonly'>
    /** Variant Image 128 */
    image_variant_128: field.Binary<'readonly'>
    /** Variant Image */
    image_variant_1920: field.Binary
    /** Variant Image 256 */
    image_variant_256: field.Binary<'readonly'>
    /** Variant Image 512 */
    image_variant_512: field.Binary<'readonly'>
    /**
     * Incoming
     *
     * Quantity of planned incoming products.
     * In a context with a single Stock Location, this includes goods arriving to this Location, or any of its children.
     * In a context with a single Warehouse, this includes goods arriving to the Stock Location of this Warehouse, or
     * any of its children.
     * Otherwise, this includes goods arriving to any Stock Location with 'internal' type.
     */
    incoming_qty: field.Float<'readonly' | 'lazy'>
    /**
     * Invoicing Policy
     *
     * Ordered Quantity: Invoice quantities ordered by the customer.
     * Delivered Quantity: Invoice quantities delivered to the customer.
     */
    invoice_policy: field.Selection<'order' | 'delivery'>
    /** Is Dynamically Created */
    is_dynamically_created: field.Boolean<'readonly' | 'lazy'>
    /** Favorite */
    is_favorite: field.Boolean
    /** Is In Selected Section Of Order */
    is_in_selected_section_of_order: field.Boolean
    /** Is Product Variant */
    is_product_variant: field.Boolean<'readonly' | 'lazy'>
    /** Is Published */
    is_published: field.Boolean
    /** SEO optimized */
    is_seo_optimized: field.Boolean<'readonly'>
    /**
     * Track Inventory
     *
     * A storable product is a product for which you manage stock.
     */
    is_storable: field.Boolean
    /**
     * Sales Price
     *
     * Price at which the product is sold to customers.
     */
    list_price: field.Float
    /** Location */
    location_id: field.Many2one<StockLocation, 'lazy'>
    /** Lot Properties */
    lot_properties_definition: field.Unknown
    /**
     * Serial/Lot Numbers Sequence
     *
     * Technical Field: The Ir.Sequence record that is used to generate serial/lot numbers for this product
     */
    lot_sequence_id: field.Many2one<UntypedModel<'ir.sequence'>>
    /**
     * Valuation by Lot/Serial
     *
     * If checked, the valuation will be specific by Lot/Serial number.
     */
    lot_valuated: field.Boolean
    /**
     * Sales Price
     *
     * The sale price is managed from the product template. Click on the 'Configure Variants' button to set the extra
     * attribute prices.
     */
    lst_price: field.Float<'lazy'>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Name */
    name: field.Char<'required'>
    /**
     * Nbr Moves In
     *
     * Number of incoming stock moves in the past 12 months
     */
    nbr_moves_in: field.Integer<'readonly' | 'lazy'>
    /**
     * Nbr Moves Out
     *
     * Number of outgoing stock moves in the past 12 months
     */
    nbr_moves_out: field.Integer<'readonly' | 'lazy'>
    /** Reordering Rules */
    nbr_reordering_rules: field.Integer<'readonly' | 'lazy'>
    /** Next Serial */
    next_serial: field.Char<'readonly' | 'lazy'>
    /**
     * Optional Products
     *
     * Optional Products are suggested whenever the customer hits *Add to Cart* (cross-sell strategy, e.g. for
     * computers: warranty, software, etc.).
     */
    optional_product_ids: field.Many2many<ProductTemplate, 'lazy'>
    /** Minimum Stock Rules */
    orderpoint_ids: field.One2many<UntypedModel<'stock.warehouse.orderpoint'>>
    /** Out-of-Stock Message */
    out_of_stock_message: field.Html
    /**
     * Outgoing
     *
     * Quantity of planned outgoing products.
     * In a context with a single Stock Location, this includes goods leaving this Location, or any of its children.
     * In a context with a single Warehouse, this includes goods leaving the Stock Location of this Warehouse, or any of
     * its children.
     * Otherwise, this includes goods leaving any Stock Location with 'internal' type.
     */
    outgoing_qty: field.Float<'readonly' | 'lazy'>
    /** Customer Ref */
    partner_ref: field.Char<'readonly' | 'lazy'>
    /**
     * Variant Price Extra
     *
     * This is the sum of the extra price of all attributes
     */
    price_extra: field.Float<'readonly' | 'lazy'>
    /** Pricelist Rules */
    pricelist_rule_ids: field.One2many<UntypedModel<'product.pricelist.item'>, 'lazy'>
    /** Product Catalog Product Is In Sale Order */
    product_catalog_product_is_in_sale_order: field.Boolean<'readonly' | 'lazy'>
    /** Documents Count */
    product_document_count: field.Integer<'readonly' | 'lazy'>
    /** Documents */
    product_document_ids: field.One2many<UntypedModel<'product.document'>>
    /** Properties */
    product_properties: field.Properties
    /** Tags */
    product_tag_ids: field.Many2many<UntypedModel<'product.tag'>, 'lazy'>
    /** Attribute Values */
    product_template_attribute_value_ids: field.Many2many<UntypedModel<'product.template.attribute.value'>>
    /** Extra Product Media */
    product_template_image_ids: field.One2many<UntypedModel<'product.image'>, 'lazy'>
    /** Variant Values */
    product_template_variant_value_ids: field.Many2many<UntypedModel<'product.template.attribute.value'>>
    /** Product Template */
    product_tmpl_id: field.Many2one<ProductTemplate, 'required'>
    /** Product Tooltip */
    product_tooltip: field.Char<'readonly' | 'lazy'>
    /** Unit Barcode */
    product_uom_ids: field.One2many<UntypedModel<'product.uom'>>
    /** # Product Variants */
    product_variant_count: field.Integer<'readonly' | 'lazy'>
    /** Product */
    product_variant_id: field.Many2one<ProductProduct, 'readonly' | 'lazy'>
    /** Products */
    product_variant_ids: field.One2many<ProductProduct, 'required' | 'lazy'>
    /** Extra Variant Images */
    product_variant_image_ids: field.One2many<UntypedModel<'product.image'>>
    /**
     * Expense Account
     *
     * Keep this field empty to use the default value from the product category. If anglo-saxon accounting with
     * automated valuation method is configured, the expense account on the product category will be used.
     */
    property_account_expense_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Income Account
     *
     * Keep this field empty to use the default value from the product category.
     */
    property_account_income_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Price Difference Account
     *
     * With perpetual valuation, this account will hold the price difference between the standard price and the bill
     * price.
     */
    property_price_difference_account_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Inventory Location
     *
     * This stock location will be used, instead of the default one, as the source location for stock moves generated
     * when you do an inventory.
     */
    property_stock_inventory: field.Many2one<StockLocation>
    /**
     * Production Location
     *
     * This stock location will be used, instead of the default one, as the source location for stock moves generated by
     * manufacturing orders.
     */
    property_stock_production: field.Many2one<StockLocation>
    /**
     * Website Product Category
     *
     * The product will be available in each mentioned eCommerce category. Go to Shop > Edit Click on the page and
     * enable 'Categories' to view all eCommerce categories.
     */
    public_categ_ids: field.Many2many<UntypedModel<'product.public.category'>, 'lazy'>
    /** Publish Date */
    publish_date: field.Datetime<'required' | 'readonly'>
    /** Purchase */
    purchase_ok: field.Boolean
    /** Putaway Rules */
    putaway_rule_ids: field.One2many<UntypedModel<'stock.putaway.rule'>>
    /**
     * Quantity On Hand
     *
     * Current quantity of products.
     * In a context with a single Stock Location, this includes goods stored at this Location, or any of its children.
     * In a context with a single Warehouse, this includes goods stored in the Stock Location of this Warehouse, or any
     * of its children.
     * stored in the Stock Location of the Warehouse of this Shop, or any of its children.
     * Otherwise, this includes goods stored in any Stock Location with 'internal' type.
     */
    qty_available: field.Float<'lazy'>
    /** Average Rating */
    rating_avg: field.Float<'readonly' | 'lazy'>
    /** Rating Avg Text */
    rating_avg_text: field.Selection<'top' | 'ok' | 'ko' | 'none', 'readonly' | 'lazy'>
    /** Rating count */
    rating_count: field.Integer<'readonly' | 'lazy'>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /** Rating Last Feedback */
    rating_last_feedback: field.Text<'readonly' | 'lazy'>
    /** Rating Last Image */
    rating_last_image: field.Binary<'readonly' | 'lazy'>
    /** Rating Text */
    rating_last_text: field.Selection<'top' | 'ok' | 'ko' | 'none', 'readonly' | 'lazy'>
    /** Rating Last Value */
    rating_last_value: field.Float<'readonly'>
    /** Rating Satisfaction */
    rating_percentage_satisfaction: field.Float<'readonly' | 'lazy'>
    /** Reordering Max Qty */
    reordering_max_qty: field.Float<'readonly' | 'lazy'>
    /** Reordering Min Qty */
    reordering_min_qty: field.Float<'readonly' | 'lazy'>
    /**
     * Responsible
     *
     * This user will be responsible of the next activities related to logistic operations for this product.
     */
    responsible_id: field.Many2one<ResUsers>
    /** Category Routes */
    route_from_categ_ids: field.Many2many<UntypedModel<'stock.route'>, 'readonly' | 'lazy'>
    /**
     * Routes
     *
     * Depending on the modules installed, this will allow you to define the route of the product: whether it will be
     * bought, manufactured, replenished on order, etc.
     */
    route_ids: field.Many2many<UntypedModel<'stock.route'>, 'lazy'>
    /**
     * Customer Lead Time
     *
     * Delivery lead time, in days. It's the number of days, promised to the customer, between the confirmation of the
     * sales order and the delivery.
     */
    sale_delay: field.Integer
    /** Sales Order Line Warning */
    sale_line_warn_msg: field.Text
    /** Sales */
    sale_ok: field.Boolean
    /** Sold */
    sales_count: field.Float<'readonly' | 'lazy'>
    /** Vendors */
    seller_ids: field.One2many<UntypedModel<'product.supplierinfo'>, 'lazy'>
    /** Seo name */
    seo_name: field.Char
    /**
     * Sequence
     *
     * Gives the sequence order when displaying a product list
     */
    sequence: field.Integer
    /**
     * Custom Lot/Serial
     *
     * If multiple products share the same prefix, they will share the same sequence, otherwise the sequence will be
     * dedicated to the product.
     *
     * * Legend (for prefix):
     * - Current Year with Century: %(year)s
     * - Current Year without Century: %(y)s
     * - Month: %(month)s
     * - Day: %(day)s
     * - Day of the Year: %(doy)s
     * - Week of the Year: %(woy)s
     * - Day of the Week (0:Monday): %(weekday)s
     * - Hour 00->24: %(h24)s
     * - Hour 00->12: %(h12)s
     * - Minute: %(min)s
     * - Second: %(sec)s
     */
    serial_prefix_format: field.Char<'lazy'>
    /** Create on Order */
    service_tracking: field.Selection<'no', 'required'>
    /**
     * Track Service
     *
     * Manually set quantities on order: Invoice based on the manually entered quantity, without creating an analytic
     * account.
     * Timesheets on contract: Invoice based on the tracked hours on the related timesheet.
     * Create a task and track hours: Create a task on the sales order validation and track the work hours.
     */
    service_type: field.Selection<'manual'>
    /** Show availability Qty */
    show_availability: field.Boolean
    /** Show Forecasted Qty Status Button */
    show_forecasted_qty_status_button: field.Boolean<'readonly' | 'lazy'>
    /** Show On Hand Qty Status Button */
    show_on_hand_qty_status_button: field.Boolean<'readonly' | 'lazy'>
    /** Show Qty Update Button */
    show_qty_update_button: field.Boolean<'readonly' | 'lazy'>
    /**
     * Cost
     *
     * Value of the product (automatically computed in AVCO).
     * Used to value the product when the purchase cost is not known (e.g. inventory adjustment).
     * Used to compute margins on sale orders.
     */
    standard_price: field.Float
    /** Stock Move */
    stock_move_ids: field.One2many<UntypedModel<'stock.move'>>
    /** Back in stock Notifications */
    stock_notification_partner_ids: field.Many2many<ResPartner>
    /** Stock Quant */
    stock_quant_ids: field.One2many<StockQuant>
    /** Storage Category Capacity */
    storage_category_capacity_ids: field.One2many<UntypedModel<'stock.storage.category.capacity'>>
    /**
     * Purchase Taxes
     *
     * Default taxes used when buying the product
     */
    supplier_taxes_id: field.Many2many<UntypedModel<'account.tax'>, 'lazy'>
    /** Tax String */
    tax_string: field.Char<'readonly' | 'lazy'>
    /**
     * Sales Taxes
     *
     * Default taxes used when selling the product
     */
    taxes_id: field.Many2many<UntypedModel<'account.tax'>, 'lazy'>
    /** Total Value */
    total_value: field.Monetary<'readonly' | 'lazy'>
    /**
     * Tracking
     *
     * Ensure the traceability of a storable product in your warehouse.
     */
    tracking: field.Selection<'serial' | 'lot' | 'none', 'required'>
    /**
     * Product Type
     *
     * Goods are tangible materials and merchandise you provide.
     * A service is a non-material product you provide.
     */
    type: field.Selection<'consu' | 'service' | 'combo', 'required'>
    /**
     * Unit
     *
     * Default unit of measure used for all stock operations.
     */
    uom_id: field.Many2one<UntypedModel<'uom.uom'>, 'required'>
    /**
     * Packagings
     *
     * Additional packagings for this product which can be used for sales
     */
    uom_ids: field.Many2many<UntypedModel<'uom.uom'>, 'lazy'>
    /** Unit Name */
    uom_name: field.Char<'readonly'>
    /** Barcode is valid EAN */
    valid_ean: field.Boolean<'readonly' | 'lazy'>
    /** Valid Product Attribute Lines */
    valid_product_template_attribute_line_ids: field.Many2many<
      UntypedModel<'product.template.attribute.line'>,
      'readonly' | 'lazy'
    >
    /** Valuation */
    valuation: field.Selection<'periodic' | 'real_time', 'readonly' | 'lazy'>
    /** Variant Ribbon */
    variant_ribbon_id: field.Many2one<UntypedModel<'product.ribbon'>>
    /** Variant Seller */
    variant_seller_ids: field.One2many<UntypedModel<'product.supplierinfo'>, 'lazy'>
    /**
     * Variants Default Code
     *
     * Technical field to enhance performance when looking up default code of productvariants (LIKE/ILIKE)
     */
    variants_default_code: field.Char<'readonly'>
    /**
     * Forecasted Quantity
     *
     * Forecast quantity (computed as Quantity On Hand - Outgoing + Incoming)
     * In a context with a single Stock Location, this includes goods stored in this location, or any of its children.
     * In a context with a single Warehouse, this includes goods stored in the Stock Location of this Warehouse, or any
     * of its children.
     * Otherwise, this includes goods stored in any Stock Location with 'internal' type.
     */
    virtual_available: field.Float<'readonly' | 'lazy'>
    /** Re-Invoice Policy visible */
    visible_expense_policy: field.Boolean<'readonly' | 'lazy'>
    /** Volume */
    volume: field.Float
    /** Volume unit of measure label */
    volume_uom_name: field.Char<'readonly' | 'lazy'>
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse, 'lazy'>
    /**
     * Website Absolute URL
     *
     * The full absolute URL to access the document through the website.
     */
    website_absolute_url: field.Char<'readonly' | 'lazy'>
    /** Description for the website */
    website_description: field.Html
    /**
     * Website
     *
     * Restrict to a specific website.
     */
    website_id: field.Many2one<UntypedModel<'website'>>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Website meta description */
    website_meta_description: field.Text
    /** Website meta keywords */
    website_meta_keywords: field.Char
    /** Website opengraph image */
    website_meta_og_img: field.Char
    /** Website meta title */
    website_meta_title: field.Char
    /** Visible on current website */
    website_published: field.Boolean<'lazy'>
    /** Ribbon */
    website_ribbon_id: field.Many2one<UntypedModel<'product.ribbon'>>
    /**
     * Website Sequence
     *
     * Determine the display order in the Website E-commerce
     */
    website_sequence: field.Integer
    /** Size X */
    website_size_x: field.Integer
    /** Size Y */
    website_size_y: field.Integer
    /**
     * Website URL
     *
     * The full URL to access the document through the website.
     */
    website_url: field.Char<'readonly' | 'lazy'>
    /** Weight */
    weight: field.Float
    /** Weight unit of measure label */
    weight_uom_name: field.Char<'readonly' | 'lazy'>
    /** Write Date */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Product */
export interface ProductTemplate {
  name: 'product.template'
  fields: {
    /**
     * Accessory Products
     *
     * Accessories show up when the customer reviews the cart before payment (cross-sell strategy).
     */
    accessory_product_ids: field.Many2many<ProductProduct>
    /**
     * Account Tags
     *
     * Tags to be set on the base and tax journal items created for this product.
     */
    account_tag_ids: field.Many2many<UntypedModel<'account.account.tag'>>
    /**
     * Active
     *
     * If unchecked, it will allow you to hide the product without removing it.
     */
    active: field.Boolean
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Sell when Out-of-Stock */
    allow_out_of_stock_order: field.Boolean
    /**
     * Alternative Products
     *
     * Suggest alternatives to your customer (upsell strategy). Those products show up on the product page.
     */
    alternative_product_ids: field.Many2many<ProductTemplate>
    /** Product Attributes */
    attribute_line_ids: field.One2many<UntypedModel<'product.template.attribute.line'>>
    /** Show Threshold */
    available_threshold: field.Float
    /** Barcode */
    barcode: field.Char<'lazy'>
    /**
     * Base Unit Count
     *
     * Display base unit price on your eCommerce pages. Set to 0 to hide it for this product.
     */
    base_unit_count: field.Float<'required'>
    /**
     * Custom Unit of Measure
     *
     * Define a custom unit to display in the price per unit of measure field.
     */
    base_unit_id: field.Many2one<UntypedModel<'website.base.unit'>>
    /**
     * Base Unit Name
     *
     * Displays the custom unit for the products if defined or the selected unit of measure otherwise.
     */
    base_unit_name: field.Char<'readonly' | 'lazy'>
    /** Price Per Unit */
    base_unit_price: field.Monetary<'readonly' | 'lazy'>
    /** Can Image 1024 be zoomed */
    can_image_1024_be_zoomed: field.Boolean<'readonly'>
    /** Can Publish */
    can_publish: field.Boolean<'readonly' | 'lazy'>
    /** Product Category */
    categ_id: field.Many2one<UntypedModel<'product.category'>>
    /** Color Index */
    color: field.Integer
    /** Combo Choices */
    combo_ids: field.Many2many<UntypedModel<'product.combo'>>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /**
     * Compare to Price
     *
     * Add a strikethrough price to your /shop and product pages for comparison purposes.It will not be displayed if
     * pricelists apply.
     */
    compare_list_price: field.Monetary
    /** Cost Currency */
    cost_currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Cost Method */
    cost_method: field.Selection<'standard' | 'fifo' | 'average', 'readonly' | 'lazy'>
    /**
     * Origin of Goods
     *
     * Rules of origin determine where goods originate, i.e. not where they have been shipped from, but where they have
     * been produced or manufactured.
     * As such, the ‘origin’ is the 'economic nationality' of goods traded in commerce.
     */
    country_of_origin: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Internal Reference */
    default_code: field.Char
    /** Description */
    description: field.Html
    /** eCommerce Description */
    description_ecommerce: field.Html
    /** Description on Picking */
    description_picking: field.Text
    /** Description on Receptions */
    description_pickingin: field.Text
    /** Description on Delivery Orders */
    description_pickingout: field.Text
    /** Purchase Description */
    description_purchase: field.Text
    /**
     * Sales Description
     *
     * A description of the Product that you want to communicate to your customers. This description will be copied to
     * every Sales Order, Delivery Order and Customer Invoice/Credit Note
     */
    description_sale: field.Text
    /** Display Name */
    display_name: field.Char<'readonly'>
    /**
     * Re-Invoice Costs
     *
     * Validated expenses, vendor bills, or stock pickings (set up to track costs) can be invoiced to the customer at
     * either cost or sales price.
     */
    expense_policy: field.Selection<'no' | 'cost' | 'sales_price'>
    /** Fiscal Country Codes */
    fiscal_country_codes: field.Char<'readonly' | 'lazy'>
    /** Routes can be selected on this product */
    has_available_route_ids: field.Boolean<'readonly' | 'lazy'>
    /** Is a configurable product */
    has_configurable_attributes: field.Boolean<'readonly'>
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /**
     * HS Code
     *
     * Standardized code for international shipping and goods declaration.
     */
    hs_code: field.Char
    /** Image 1024 */
    image_1024: field.Binary<'readonly'>
    /** Image 128 */
    image_128: field.Binary<'readonly'>
    /** Image */
    image_1920: field.Binary
    /** Image 256 */
    image_256: field.Binary<'readonly'>
    /** Image 512 */
    image_512: field.Binary<'readonly'>
    /** Incoming */
    incoming_qty: field.Float<'readonly' | 'lazy'>
    /**
     * Invoicing Policy
     *
     * Ordered Quantity: Invoice quantities ordered by the customer.
     * Delivered Quantity: Invoice quantities delivered to the customer.
     */
    invoice_policy: field.Selection<'order' | 'delivery'>
    /** Is Dynamically Created */
    is_dynamically_created: field.Boolean<'readonly' | 'lazy'>
    /** Favorite */
    is_favorite: field.Boolean
    /** Is a product variant */
    is_product_variant: field.Boolean<'readonly' | 'lazy'>
    /** Is Published */
    is_published: field.Boolean
    /** SEO optimized */
    is_seo_optimized: field.Boolean<'readonly'>
    /**
     * Track Inventory
     *
     * A storable product is a product for which you manage stock.
     */
    is_storable: field.Boolean
    /**
     * Sales Price
     *
     * Price at which the product is sold to customers.
     */
    list_price: field.Float
    /** Location */
    location_id: field.Many2one<StockLocation, 'lazy'>
    /**
     * Serial/Lot Numbers Sequence
     *
     * Technical Field: The Ir.Sequence record that is used to generate serial/lot numbers for this product
     */
    lot_sequence_id: field.Many2one<UntypedModel<'ir.sequence'>>
    /**
     * Valuation by Lot/Serial
     *
     * If checked, the valuation will be specific by Lot/Serial number.
     */
    lot_valuated: field.Boolean
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Name */
    name: field.Char<'required'>
    /**
     * Nbr Moves In
     *
     * Number of incoming stock moves in the past 12 months
     */
    nbr_moves_in: field.Integer<'readonly' | 'lazy'>
    /**
     * Nbr Moves Out
     *
     * Number of outgoing stock moves in the past 12 months
     */
    nbr_moves_out: field.Integer<'readonly' | 'lazy'>
    /** Reordering Rules */
    nbr_reordering_rules: field.Integer<'readonly' | 'lazy'>
    /** Next Serial */
    next_serial: field.Char<'readonly' | 'lazy'>
    /**
     * Optional Products
     *
     * Optional Products are suggested whenever the customer hits *Add to Cart* (cross-sell strategy, e.g. for
     * computers: warranty, software, etc.).
     */
    optional_product_ids: field.Many2many<ProductTemplate>
    /** Out-of-Stock Message */
    out_of_stock_message: field.Html
    /** Outgoing */
    outgoing_qty: field.Float<'readonly' | 'lazy'>
    /** Pricelist Rules */
    pricelist_rule_ids: field.One2many<UntypedModel<'product.pricelist.item'>>
    /** Documents Count */
    product_document_count: field.Integer<'readonly' | 'lazy'>
    /** Documents */
    product_document_ids: field.One2many<UntypedModel<'product.document'>>
    /** Properties */
    product_properties: field.Properties
    /** Tags */
    product_tag_ids: field.Many2many<UntypedModel<'product.tag'>>
    /** Extra Product Media */
    product_template_image_ids: field.One2many<UntypedModel<'product.image'>>
    /** Product Tooltip */
    product_tooltip: field.Char<'readonly' | 'lazy'>
    /** # Product Variants */
    product_variant_count: field.Integer<'readonly' | 'lazy'>
    /** Product */
    product_variant_id: field.Many2one<ProductProduct, 'readonly' | 'lazy'>
    /** Products */
    product_variant_ids: field.One2many<ProductProduct, 'required'>
    /**
     * Expense Account
     *
     * Keep this field empty to use the default value from the product category. If anglo-saxon accounting with
     * automated valuation method is configured, the expense account on the product category will be used.
     */
    property_account_expense_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Income Account
     *
     * Keep this field empty to use the default value from the product category.
     */
    property_account_income_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Price Difference Account
     *
     * With perpetual valuation, this account will hold the price difference between the standard price and the bill
     * price.
     */
    property_price_difference_account_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Inventory Location
     *
     * This stock location will be used, instead of the default one, as the source location for stock moves generated
     * when you do an inventory.
     */
    property_stock_inventory: field.Many2one<StockLocation>
    /**
     * Production Location
     *
     * This stock location will be used, instead of the default one, as the source location for stock moves generated by
     * manufacturing orders.
     */
    property_stock_production: field.Many2one<StockLocation>
    /**
     * Website Product Category
     *
     * The product will be available in each mentioned eCommerce category. Go to Shop > Edit Click on the page and
     * enable 'Categories' to view all eCommerce categories.
     */
    public_categ_ids: field.Many2many<UntypedModel<'product.public.category'>>
    /** Publish Date */
    publish_date: field.Datetime<'required' | 'readonly'>
    /** Purchase */
    purchase_ok: field.Boolean
    /** Quantity On Hand */
    qty_available: field.Float<'lazy'>
    /** Average Rating */
    rating_avg: field.Float<'readonly' | 'lazy'>
    /** Rating Avg Text */
    rating_avg_text: field.Selection<'top' | 'ok' | 'ko' | 'none', 'readonly' | 'lazy'>
    /** Rating count */
    rating_count: field.Integer<'readonly' | 'lazy'>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /** Rating Last Feedback */
    rating_last_feedback: field.Text<'readonly' | 'lazy'>
    /** Rating Last Image */
    rating_last_image: field.Binary<'readonly' | 'lazy'>
    /** Rating Text */
    rating_last_text: field.Selection<'top' | 'ok' | 'ko' | 'none', 'readonly' | 'lazy'>
    /** Rating Last Value */
    rating_last_value: field.Float<'readonly'>
    /** Rating Satisfaction */
    rating_percentage_satisfaction: field.Float<'readonly' | 'lazy'>
    /** Reordering Max Qty */
    reordering_max_qty: field.Float<'readonly' | 'lazy'>
    /** Reordering Min Qty */
    reordering_min_qty: field.Float<'readonly' | 'lazy'>
    /**
     * Responsible
     *
     * This user will be responsible of the next activities related to logistic operations for this product.
     */
    responsible_id: field.Many2one<ResUsers>
    /** Category Routes */
    route_from_categ_ids: field.Many2many<UntypedModel<'stock.route'>, 'readonly' | 'lazy'>
    /**
     * Routes
     *
     * Depending on the modules installed, this will allow you to define the route of the product: whether it will be
     * bought, manufactured, replenished on order, etc.
     */
    route_ids: field.Many2many<UntypedModel<'stock.route'>>
    /**
     * Customer Lead Time
     *
     * Delivery lead time, in days. It's the number of days, promised to the customer, between the confirmation of the
     * sales order and the delivery.
     */
    sale_delay: field.Integer
    /** Sales Order Line Warning */
    sale_line_warn_msg: field.Text
    /** Sales */
    sale_ok: field.Boolean
    /** Sold */
    sales_count: field.Float<'readonly' | 'lazy'>
    /** Vendors */
    seller_ids: field.One2many<UntypedModel<'product.supplierinfo'>>
    /** Seo name */
    seo_name: field.Char
    /**
     * Sequence
     *
     * Gives the sequence order when displaying a product list
     */
    sequence: field.Integer
    /**
     * Custom Lot/Serial
     *
     * If multiple products share the same prefix, they will share the same sequence, otherwise the sequence will be
     * dedicated to the product.
     *
     * * Legend (for prefix):
     * - Current Year with Century: %(year)s
     * - Current Year without Century: %(y)s
     * - Month: %(month)s
     * - Day: %(day)s
     * - Day of the Year: %(doy)s
     * - Week of the Year: %(woy)s
     * - Day of the Week (0:Monday): %(weekday)s
     * - Hour 00->24: %(h24)s
     * - Hour 00->12: %(h12)s
     * - Minute: %(min)s
     * - Second: %(sec)s
     */
    serial_prefix_format: field.Char<'lazy'>
    /** Create on Order */
    service_tracking: field.Selection<'no', 'required'>
    /**
     * Track Service
     *
     * Manually set quantities on order: Invoice based on the manually entered quantity, without creating an analytic
     * account.
     * Timesheets on contract: Invoice based on the tracked hours on the related timesheet.
     * Create a task and track hours: Create a task on the sales order validation and track the work hours.
     */
    service_type: field.Selection<'manual'>
    /** Show availability Qty */
    show_availability: field.Boolean
    /** Show Forecasted Qty Status Button */
    show_forecasted_qty_status_button: field.Boolean<'readonly' | 'lazy'>
    /** Show On Hand Qty Status Button */
    show_on_hand_qty_status_button: field.Boolean<'readonly' | 'lazy'>
    /** Show Qty Update Button */
    show_qty_update_button: field.Boolean<'readonly' | 'lazy'>
    /**
     * Cost
     *
     * Value of the product (automatically computed in AVCO).
     * Used to value the product when the purchase cost is not known (e.g. inventory adjustment).
     * Used to compute margins on sale orders.
     */
    standard_price: field.Float<'lazy'>
    /**
     * Purchase Taxes
     *
     * Default taxes used when buying the product
     */
    supplier_taxes_id: field.Many2many<UntypedModel<'account.tax'>>
    /** Tax String */
    tax_string: field.Char<'readonly' | 'lazy'>
    /**
     * Sales Taxes
     *
     * Default taxes used when selling the product
     */
    taxes_id: field.Many2many<UntypedModel<'account.tax'>>
    /**
     * Tracking
     *
     * Ensure the traceability of a storable product in your warehouse.
     */
    tracking: field.Selection<'serial' | 'lot' | 'none', 'required'>
    /**
     * Product Type
     *
     * Goods are tangible materials and merchandise you provide.
     * A service is a non-material product you provide.
     */
    type: field.Selection<'consu' | 'service' | 'combo', 'required'>
    /**
     * Unit
     *
     * Default unit of measure used for all stock operations.
     */
    uom_id: field.Many2one<UntypedModel<'uom.uom'>, 'required'>
    /**
     * Packagings
     *
     * Additional packagings for this product which can be used for sales
     */
    uom_ids: field.Many2many<UntypedModel<'uom.uom'>>
    /** Unit Name */
    uom_name: field.Char<'readonly' | 'lazy'>
    /** Valid Product Attribute Lines */
    valid_product_template_attribute_line_ids: field.Many2many<
      UntypedModel<'product.template.attribute.line'>,
      'readonly' | 'lazy'
    >
    /** Valuation */
    valuation: field.Selection<'periodic' | 'real_time', 'readonly' | 'lazy'>
    /** Variant Seller */
    variant_seller_ids: field.One2many<UntypedModel<'product.supplierinfo'>>
    /**
     * Variants Default Code
     *
     * Technical field to enhance performance when looking up default code of productvariants (LIKE/ILIKE)
     */
    variants_default_code: field.Char<'readonly'>
    /** Forecasted Quantity */
    virtual_available: field.Float<'readonly' | 'lazy'>
    /** Re-Invoice Policy visible */
    visible_expense_policy: field.Boolean<'readonly' | 'lazy'>
    /** Volume */
    volume: field.Float
    /** Volume unit of measure label */
    volume_uom_name: field.Char<'readonly' | 'lazy'>
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse, 'lazy'>
    /**
     * Website Absolute URL
     *
     * The full absolute URL to access the document through the website.
     */
    website_absolute_url: field.Char<'readonly' | 'lazy'>
    /** Description for the website */
    website_description: field.Html
    /**
     * Website
     *
     * Restrict to a specific website.
     */
    website_id: field.Many2one<UntypedModel<'website'>>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Website meta description */
    website_meta_description: field.Text
    /** Website meta keywords */
    website_meta_keywords: field.Char
    /** Website opengraph image */
    website_meta_og_img: field.Char
    /** Website meta title */
    website_meta_title: field.Char
    /** Visible on current website */
    website_published: field.Boolean<'lazy'>
    /** Ribbon */
    website_ribbon_id: field.Many2one<UntypedModel<'product.ribbon'>>
    /**
     * Website Sequence
     *
     * Determine the display order in the Website E-commerce
     */
    website_sequence: field.Integer
    /** Size X */
    website_size_x: field.Integer
    /** Size Y */
    website_size_y: field.Integer
    /**
     * Website URL
     *
     * The full relative URL to access the document through the website.
     */
    website_url: field.Char<'readonly' | 'lazy'>
    /** Weight */
    weight: field.Float
    /** Weight unit of measure label */
    weight_uom_name: field.Char<'readonly' | 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Companies */
export interface ResCompany {
  name: 'res.company'
  fields: {
    /**
     * Base Tax Received Account
     *
     * Account that will be set on lines created in cash basis journal entry and used to keep track of the tax base
     * amount.
     */
    account_cash_basis_base_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Default PoS Receivable Account */
    account_default_pos_receivable_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Separate account for expense discount */
    account_discount_expense_allocation_id: field.Many2one<UntypedModel<'account.account'>>
    /** Separate account for income discount */
    account_discount_income_allocation_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * l10n-used countries
     *
     * Technical field containing the countries for which this company is using tax-related features(hence the ones for
     * which l10n modules need to show tax-related fields).
     */
    account_enabled_tax_country_ids: field.Many2many<ResCountry, 'readonly' | 'lazy'>
    /** Account Fiscal Country Group Codes */
    account_fiscal_country_group_codes: field.Json<'readonly' | 'lazy'>
    /**
     * Fiscal Country
     *
     * The country to use the tax reports from for this company
     */
    account_fiscal_country_id: field.Many2one<ResCountry>
    /** Cash Discount Write-Off Gain Account */
    account_journal_early_pay_discount_gain_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Cash Discount Write-Off Loss Account */
    account_journal_early_pay_discount_loss_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Journal Suspense Account */
    account_journal_suspense_account_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Opening Entry
     *
     * That is the date of the opening entry.
     */
    account_opening_date: field.Date
    /**
     * Opening Journal
     *
     * Journal where the opening entry of this company's accounting has been posted.
     */
    account_opening_journal_id: field.Many2one<UntypedModel<'account.journal'>, 'lazy'>
    /**
     * Opening Journal Entry
     *
     * The journal entry containing the initial balance of all this company's accounts.
     */
    account_opening_move_id: field.Many2one<AccountMove>
    /**
     * Default Sales Price Include
     *
     * Default on whether the sales price used on the product and invoices with this Company includes its taxes.
     */
    account_price_include: field.Selection<'tax_included' | 'tax_excluded', 'required'>
    /** Production WIP Account */
    account_production_wip_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Production WIP Overhead Account */
    account_production_wip_overhead_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Default Purchase Receipt Fiscal Position */
    account_purchase_receipt_fiscal_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>>
    /** Default Purchase Tax */
    account_purchase_tax_id: field.Many2one<UntypedModel<'account.tax'>>
    /** Default Sale Tax */
    account_sale_tax_id: field.Many2one<UntypedModel<'account.tax'>>
    /** Stock Journal */
    account_stock_journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** Stock Valuation Account */
    account_stock_valuation_id: field.Many2one<UntypedModel<'account.account'>>
    /** Storno accounting */
    account_storno: field.Boolean
    /**
     * Sales Credit Limit
     *
     * Enable the use of credit limit on partners.
     */
    account_use_credit_limit: field.Boolean
    /** Active */
    active: field.Boolean
    /** Email Domain */
    alias_domain_id: field.Many2one<UntypedModel<'mail.alias.domain'>>
    /** All Child */
    all_child_ids: field.One2many<ResCompany>
    /** Use anglo-saxon accounting */
    anglo_saxon_accounting: field.Boolean
    /**
     * Day of the month
     *
     * Day of the month when the annual inventory should occur. If zero or negative, then the first day of the month
     * will be selected instead.
     * If greater than the last day of a month, then the last day of the month will be selected instead.
     */
    annual_inventory_day: field.Integer
    /**
     * Annual Inventory Month
     *
     * Annual inventory month for products not in a location with a cyclic inventory date. Set to no month if no
     * automatic annual inventory.
     */
    annual_inventory_month: field.Selection<'1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12'>
    /**
     * Automatic Entry Default Journal
     *
     * Journal used by default for moving the period of an entry
     */
    automatic_entry_default_journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** Auto-validate bills */
    autopost_bills: field.Boolean
    /** Prefix of the bank accounts */
    bank_account_code_prefix: field.Char
    /** Banks */
    bank_ids: field.One2many<UntypedModel<'res.partner.bank'>, 'lazy'>
    /** Bank Journals */
    bank_journal_ids: field.One2many<UntypedModel<'account.journal'>>
    /** Batch Payment Sequence */
    batch_payment_sequence_id: field.Many2one<UntypedModel<'ir.sequence'>, 'readonly'>
    /** Bounce Email */
    bounce_email: field.Char<'readonly' | 'lazy'>
    /** Bounce */
    bounce_formatted: field.Char<'readonly' | 'lazy'>
    /** Prefix of the cash accounts */
    cash_account_code_prefix: field.Char
    /** Catchall Email */
    catchall_email: field.Char<'readonly' | 'lazy'>
    /** Catchall */
    catchall_formatted: field.Char<'readonly' | 'lazy'>
    /** Chart Template */
    chart_template: field.Selection<
      | 'generic_coa'
      | 'ae'
      | 'ar_ri'
      | 'ar_base'
      | 'ar_ex'
      | 'at'
      | 'au'
      | 'bd'
      | 'be_comp'
      | 'be_asso'
      | 'bf'
      | 'bf_syscebnl'
      | 'bg'
      | 'bh'
      | 'bj'
      | 'bj_syscebnl'
      | 'bo'
      | 'br'
      | 'ca_2023'
      | 'cd'
      | 'cd_syscebnl'
      | 'cf'
      | 'cf_syscebnl'
      | 'cg'
      | 'cg_syscebnl'
      | 'ch'
      | 'ci'
      | 'ci_syscebnl'
      | 'cl'
      | 'cm'
      | 'cm_syscebnl'
      | 'cn'
      | 'cn_large_bis'
      | 'co'
      | 'cr'
      | 'cy'
      | 'cz'
      | 'de_skr03'
      | 'de_skr04'
      | 'dk'
      | 'do'
      | 'dz'
      | 'ec'
      | 'ee'
      | 'eg'
      | 'es_pymes'
      | 'es_assec'
      | 'es_canary_assoc'
      | 'es_canary_full'
      | 'es_canary_pymes'
      | 'es_coop_full'
      | 'es_coop_pymes'
      | 'es_full'
      | 'et'
      | 'fi'
      | 'fr'
      | 'mc'
      | 'ga'
      | 'ga_syscebnl'
      | 'gn'
      | 'gn_syscebnl'
      | 'gq'
      | 'gq_syscebnl'
      | 'gr'
      | 'gt'
      | 'gw'
      | 'gw_syscebnl'
      | 'hk'
      | 'hn'
      | 'hr'
      | 'hr_kuna'
      | 'hu'
      | 'id'
      | 'ie'
      | 'il'
      | 'in'
      | 'iq'
      | 'it'
      | 'jo_standard'
      | 'jp'
      | 'ke'
      | 'kh'
      | 'km'
      | 'km_syscebnl'
      | 'kr'
      | 'kw'
      | 'kz'
      | 'lb'
      | 'lk'
      | 'lt'
      | 'lu'
      | 'lv'
      | 'ma'
      | 'ml'
      | 'ml_syscebnl'
      | 'mn'
      | 'mr'
      | 'mt'
      | 'mu'
      | 'mx'
      | 'my'
      | 'mz'
      | 'ne'
      | 'ne_syscebnl'
      | 'ng'
      | 'nl'
      | 'no'
      | 'nz'
      | 'om'
      | 'pa'
      | 'pe'
      | 'ph'
      | 'pk'
      | 'pl'
      | 'pt'
      | 'qa'
      | 'ro'
      | 'rs'
      | 'rw'
      | 'sa'
      | 'se'
      | 'se_K2'
      | 'se_K3'
      | 'sg'
      | 'si'
      | 'sk'
      | 'sn'
      | 'sn_syscebnl'
      | 'syscebnl'
      | 'syscohada'
      | 'td'
      | 'td_syscebnl'
      | 'tg'
      | 'tg_syscebnl'
      | 'th'
      | 'tn'
      | 'tr'
      | 'tw'
      | 'tz'
      | 'ua_psbo'
      | 'ug'
      | 'uk'
      | 'xi'
      | 'us'
      | 'uy'
      | 've'
      | 'vn'
      | 'za'
      | 'zm'
    >
    /** Branches */
    child_ids: field.One2many<ResCompany>
    /** City */
    city: field.Char<'lazy'>
    /** Color */
    color: field.Integer<'lazy'>
    /**
     * Company Details
     *
     * Header text displayed at the top of all reports.
     */
    company_details: field.Html
    /**
     * Company ID
     *
     * The registry number of the company. Use it if it is different from the Tax ID. It must be unique across all
     * partners of a same country
     */
    company_registry: field.Char
    /** Company Registry Placeholder */
    company_registry_placeholder: field.Char<'readonly' | 'lazy'>
    /** Company Vat Placeholder */
    company_vat_placeholder: field.Char<'readonly' | 'lazy'>
    /** Cost Method */
    cost_method: field.Selection<'standard' | 'fifo' | 'average', 'required'>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly' | 'lazy'>
    /** Country */
    country_id: field.Many2one<ResCountry, 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Exchange Gain or Loss Journal */
    currency_exchange_journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'required'>
    /** Cash Difference Expense */
    default_cash_difference_expense_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Cash Difference Income */
    default_cash_difference_income_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Default From */
    default_from_email: field.Char<'readonly' | 'lazy'>
    /** Display Account Storno */
    display_account_storno: field.Boolean<'readonly' | 'lazy'>
    /** Total amount of invoice in letters */
    display_invoice_amount_total_words: field.Boolean
    /** Taxes in company currency */
    display_invoice_tax_company_currency: field.Boolean
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Domestic Fiscal Position */
    domestic_fiscal_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>, 'readonly'>
    /**
     * Downpayment Account
     *
     * This account will be used on Downpayment invoices.
     */
    downpayment_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Email */
    email: field.Char
    /** Formatted Email */
    email_formatted: field.Char<'readonly' | 'lazy'>
    /** Email Button Text */
    email_primary_color: field.Char
    /** Email Button Color */
    email_secondary_color: field.Char
    /** Expects a Chart of Accounts */
    expects_chart_of_accounts: field.Boolean
    /**
     * Expense Account
     *
     * The expense is accounted for when a vendor bill is validated, except in anglo-saxon accounting with perpetual
     * inventory valuation in which case the expense (Cost of Goods Sold account) is recognized at the customer invoice
     * validation.
     */
    expense_account_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Expense Accrual Account
     *
     * Account used to move the period of an expense
     */
    expense_accrual_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Loss Exchange Rate Account */
    expense_currency_exchange_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Document Template */
    external_report_layout_id: field.Many2one<UntypedModel<'ir.ui.view'>>
    /** Fiscal Position */
    fiscal_position_ids: field.One2many<UntypedModel<'account.fiscal.position'>>
    /** Fiscalyear Last Day */
    fiscalyear_last_day: field.Integer<'required'>
    /** Fiscalyear Last Month */
    fiscalyear_last_month: field.Selection<
      '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12',
      'required'
    >
    /**
     * Global Lock Date
     *
     * Any entry up to and including that date will be postponed to a later time, in accordance with its journal's
     * sequence.
     */
    fiscalyear_lock_date: field.Date
    /** Font */
    font: field.Selection<
      'Lato' | 'Roboto' | 'Open_Sans' | 'Montserrat' | 'Oswald' | 'Raleway' | 'Tajawal' | 'Fira_Mono'
    >
    /** Force Audit Trail */
    force_restrictive_audit_trail: field.Boolean<'readonly' | 'lazy'>
    /**
     * Hard Lock Date
     *
     * Any entry up to and including that date will be postponed to a later time, in accordance with its journal
     * sequence. This lock date is irreversible and does not allow any exception.
     */
    hard_lock_date: field.Date
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /** Has Received Warning Stock Sms */
    has_received_warning_stock_sms: field.Boolean
    /**
     * Replenishment Horizon
     *
     * Configure your horizon to trigger reordering rules earlier to get
     * a head start on replenishment and avoid delays, or trigger it just-in-time
     * ('0 days') to avoid overstocking.
     */
    horizon_days: field.Float<'required'>
    /** Enrich Done */
    iap_enrich_auto_done: field.Boolean
    /**
     * Income Account
     *
     * This account will be used when validating a customer invoice.
     */
    income_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Gain Exchange Rate Account */
    income_currency_exchange_account_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Default incoterm
     *
     * International Commercial Terms are a series of predefined commercial terms used in international transactions.
     */
    incoterm_id: field.Many2one<UntypedModel<'account.incoterms'>>
    /** Internal Transit Location */
    internal_transit_location_id: field.Many2one<StockLocation>
    /** Inventory Period */
    inventory_period: field.Selection<'manual' | 'daily' | 'monthly', 'required'>
    /** Valuation */
    inventory_valuation: field.Selection<'periodic' | 'real_time'>
    /** Default Terms and Conditions */
    invoice_terms: field.Html
    /** Default Terms and Conditions as a Web page */
    invoice_terms_html: field.Html
    /** Is Company Details Empty */
    is_company_details_empty: field.Boolean<'readonly' | 'lazy'>
    /** Layout Background */
    layout_background: field.Selection<'Blank' | 'Demo logo' | 'Custom', 'required'>
    /** Background Image */
    layout_background_image: field.Binary
    /** Display Link QR-code */
    link_qr_code: field.Boolean
    /** Company Logo */
    logo: field.Binary<'lazy'>
    /** Logo Web */
    logo_web: field.Binary<'readonly'>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /**
     * Foreign VAT countries
     *
     * Countries for which the company has a VAT number
     */
    multi_vat_foreign_country_ids: field.Many2many<ResCountry, 'readonly' | 'lazy'>
    /** Company Name */
    name: field.Char<'required'>
    /** Nomenclature */
    nomenclature_id: field.Many2one<UntypedModel<'barcode.nomenclature'>>
    /** Paper format */
    paperformat_id: field.Many2one<UntypedModel<'report.paperformat'>>
    /** Parent Company */
    parent_id: field.Many2one<ResCompany>
    /** Parent */
    parent_ids: field.Many2many<ResCompany, 'readonly' | 'lazy'>
    /** Parent Path */
    parent_path: field.Char
    /** Partner */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Phone */
    phone: field.Char
    /** Online Payment */
    portal_confirmation_pay: field.Boolean
    /** Online Signature */
    portal_confirmation_sign: field.Boolean
    /**
     * Prepayment percentage
     *
     * The percentage of the amount needed to be paid to confirm quotations.
     */
    prepayment_percent: field.Float
    /**
     * Price Difference Account
     *
     * During perpetual valuation, this account will hold the price difference between the standard price and the bill
     * price.
     */
    price_difference_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Primary Color */
    primary_color: field.Char
    /**
     * Purchase Lock date
     *
     * Any purchase entry prior to and including this date will be postponed to a later date, in accordance with its
     * journal's sequence.
     */
    purchase_lock_date: field.Date
    /** Display QR-code on invoices */
    qr_code: field.Boolean
    /** Quick encoding */
    quick_edit_mode: field.Selection<'out_invoices' | 'in_invoices' | 'out_and_in_invoices'>
    /**
     * Default Quotation Validity
     *
     * Days between quotation proposal and expiration. 0 days means automatic expiration is disabled
     */
    quotation_validity_days: field.Integer
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /**
     * Report Footer
     *
     * Footer text displayed at the bottom of all reports.
     */
    report_footer: field.Html
    /**
     * Company Tagline
     *
     * Company tagline, which is included in a printed document's header or footer (depending on the selected layout).
     */
    report_header: field.Html
    /** Default Working Hours */
    resource_calendar_id: field.Many2one<UntypedModel<'resource.calendar'>>
    /** Working Hours */
    resource_calendar_ids: field.One2many<UntypedModel<'resource.calendar'>>
    /**
     * Restrictive Audit Trail
     *
     * Enable this option to prevent deletion of journal item related logs
     */
    restrictive_audit_trail: field.Boolean
    /**
     * Revenue Accrual Account
     *
     * Account used to move the period of a revenue
     */
    revenue_accrual_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Root */
    root_id: field.Many2one<ResCompany, 'readonly' | 'lazy'>
    /**
     * Discount Product
     *
     * Default product used for discounts
     */
    sale_discount_product_id: field.Many2one<ProductProduct>
    /**
     * Sales Lock Date
     *
     * Any sales entry prior to and including this date will be postponed to a later date, in accordance with its
     * journal's sequence.
     */
    sale_lock_date: field.Date
    /** Sale onboarding selected payment method */
    sale_onboarding_payment_method: field.Selection<'digital_signature' | 'paypal' | 'stripe' | 'other' | 'manual'>
    /** Default Sale Template */
    sale_order_template_id: field.Many2one<UntypedModel<'sale.order.template'>>
    /** Secondary Color */
    secondary_color: field.Char
    /**
     * Sales Safety Days
     *
     * Margin of error for dates promised to customers. Products will be scheduled for procurement and delivery that
     * many days earlier than the actual promised date, to cope with unexpected delays in the supply chain.
     */
    security_lead: field.Float<'required'>
    /**
     * Sequence
     *
     * Used to order Companies in the company switcher
     */
    sequence: field.Integer
    /** Snailmail Color */
    snailmail_color: field.Boolean
    /** Add a Cover Page */
    snailmail_cover: field.Boolean
    /** Both sides */
    snailmail_duplex: field.Boolean
    /** Discord Account */
    social_discord: field.Char
    /** Facebook Account */
    social_facebook: field.Char
    /** GitHub Account */
    social_github: field.Char
    /** Instagram Account */
    social_instagram: field.Char
    /** LinkedIn Account */
    social_linkedin: field.Char
    /** TikTok Account */
    social_tiktok: field.Char
    /** X Account */
    social_twitter: field.Char
    /** Youtube Account */
    social_youtube: field.Char
    /** Fed. State */
    state_id: field.Many2one<UntypedModel<'res.country.state'>, 'lazy'>
    /** Stock Confirmation Type */
    stock_confirmation_type: field.Selection<'sms'>
    /**
     * Email Template confirmation picking
     *
     * Email sent to the customer once the order is done.
     */
    stock_mail_confirmation_template_id: field.Many2one<UntypedModel<'mail.template'>>
    /** Email Confirmation picking */
    stock_move_email_validation: field.Boolean
    /**
     * SMS Template
     *
     * SMS sent to the customer once the order is delivered.
     */
    stock_sms_confirmation_template_id: field.Many2one<UntypedModel<'sms.template'>>
    /** Stock Text Confirmation */
    stock_text_confirmation: field.Boolean
    /** Street */
    street: field.Char<'lazy'>
    /** Street2 */
    street2: field.Char<'lazy'>
    /** Tax Calculation Rounding Method */
    tax_calculation_rounding_method: field.Selection<'round_globally' | 'round_per_line'>
    /** Cash Basis Journal */
    tax_cash_basis_journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** Use Cash Basis */
    tax_exigibility: field.Boolean
    /**
     * Tax Return Lock Date
     *
     * Any entry with taxes up to and including that date will be postponed to a later time, in accordance with its
     * journal's sequence. The tax lock date is automatically set when the tax closing entry is posted.
     */
    tax_lock_date: field.Date
    /** Terms & Conditions format */
    terms_type: field.Selection<'plain' | 'html'>
    /** Prefix of the transfer accounts */
    transfer_account_code_prefix: field.Char
    /**
     * Inter-Banks Transfer Account
     *
     * Intermediary account used when moving money from a liquidity account to another
     */
    transfer_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Uninstalled L10N Module */
    uninstalled_l10n_module_ids: field.Many2many<UntypedModel<'ir.module.module'>, 'readonly' | 'lazy'>
    /** User Fiscalyear Lock Date */
    user_fiscalyear_lock_date: field.Date<'readonly' | 'lazy'>
    /** User Hard Lock Date */
    user_hard_lock_date: field.Date<'readonly' | 'lazy'>
    /** Accepted Users */
    user_ids: field.Many2many<ResUsers>
    /** User Purchase Lock Date */
    user_purchase_lock_date: field.Date<'readonly' | 'lazy'>
    /** User Sale Lock Date */
    user_sale_lock_date: field.Date<'readonly' | 'lazy'>
    /** User Tax Lock Date */
    user_tax_lock_date: field.Date<'readonly' | 'lazy'>
    /** Uses Default Logo */
    uses_default_logo: field.Boolean<'readonly'>
    /**
     * Tax ID
     *
     * The Tax Identification Number. Values here will be validated based on the country format. You can use '/' to
     * indicate that the partner is not subject to tax.
     */
    vat: field.Char
    /** Website Link */
    website: field.Char
    /** Website */
    website_id: field.Many2one<UntypedModel<'website'>, 'readonly'>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip */
    zip: field.Char<'lazy'>
  }
  methods: object
}

/** Country */
export interface ResCountry {
  name: 'res.country'
  fields: {
    /**
     * Layout in Reports
     *
     * Display format to use for addresses belonging to this country.
     *
     * You can use python-style string pattern with all the fields of the address (for example, use '%(street)s' to
     * display the field 'street') plus
     * %(state_name)s: the name of the state
     * %(state_code)s: the code of the state
     * %(country_name)s: the name of the country
     * %(country_code)s: the code of the country
     */
    address_format: field.Text
    /**
     * Input View
     *
     * Use this field if you want to replace the usual way to encode a complete address. Note that the address_format
     * field is used to modify the way to display addresses (in reports for example), while this field is used to modify
     * the input form for addresses.
     */
    address_view_id: field.Many2one<UntypedModel<'ir.ui.view'>>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    code: field.Char<'required'>
    /** Country Group Codes */
    country_group_codes: field.Json<'readonly' | 'lazy'>
    /** Country Groups */
    country_group_ids: field.Many2many<UntypedModel<'res.country.group'>>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /**
     * Flag
     *
     * Url of static flag image
     */
    image_url: field.Char<'readonly' | 'lazy'>
    /** Is Mercado Pago Supported Country */
    is_mercado_pago_supported_country: field.Boolean<'readonly' | 'lazy'>
    /** Is Stripe Supported Country */
    is_stripe_supported_country: field.Boolean<'readonly' | 'lazy'>
    /** Country Name */
    name: field.Char<'required'>
    /**
     * Customer Name Position
     *
     * Determines where the customer/company name should be placed, i.e. after or before the address.
     */
    name_position: field.Selection<'before' | 'after'>
    /** Country Calling Code */
    phone_code: field.Integer
    /** States */
    state_ids: field.One2many<UntypedModel<'res.country.state'>>
    /** State Required */
    state_required: field.Boolean
    /**
     * Vat Label
     *
     * Use this field if you want to change vat label.
     */
    vat_label: field.Char
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip Required */
    zip_required: field.Boolean
  }
  methods: object
}

/** Languages */
export interface ResLang {
  name: 'res.lang'
  fields: {
    /** Active */
    active: field.Boolean
    /**
     * Locale Code
     *
     * This field is used to set/get locales for user
     */
    code: field.Char<'required'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Date Format */
    date_format: field.Selection<
      | '%d/%m/%Y'
      | '%m/%d/%Y'
      | '%Y/%m/%d'
      | '%d-%m-%Y'
      | '%m-%d-%Y'
      | '%Y-%m-%d'
      | '%d.%m.%Y'
      | '%m.%d.%Y'
      | '%Y.%m.%d',
      'required'
    >
    /** Decimal Separator */
    decimal_point: field.Char<'required'>
    /** Direction */
    direction: field.Selection<'ltr' | 'rtl', 'required'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Image */
    flag_image: field.Binary
    /** Flag Image Url */
    flag_image_url: field.Char<'readonly' | 'lazy'>
    /**
     * Separator Format
     *
     * The International Grouping will represent 123456789 to be 123,456,789.00; The Indian Grouping will represent
     * 123456789 to be 12,34,56,789.00
     */
    grouping: field.Selection<'[3,0]' | '[3,2,0]', 'required'>
    /**
     * ISO code
     *
     * This ISO code is the name of po files to use for translations
     */
    iso_code: field.Char
    /** Name */
    name: field.Char<'required'>
    /** Thousands Separator */
    thousands_sep: field.Char
    /** Time Format */
    time_format: field.Selection<'%H:%M:%S' | '%I:%M:%S %p', 'required'>
    /**
     * URL Code
     *
     * The Lang Code displayed in the URL
     */
    url_code: field.Char<'required'>
    /** First Day of Week */
    week_start: field.Selection<'1' | '2' | '3' | '4' | '5' | '6' | '7', 'required'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Contact */
export interface ResPartner {
  name: 'res.partner'
  fields: {
    /** Account Move Count */
    account_move_count: field.Integer<'readonly' | 'lazy'>
    /** Active */
    active: field.Boolean
    /** Active Lang Count */
    active_lang_count: field.Integer<'readonly' | 'lazy'>
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Stats */
    application_statistics: field.Json<'readonly' | 'lazy'>
    /**
     * Auto-post bills
     *
     * Automatically post bills for this trusted partner
     */
    autopost_bills: field.Selection<'always' | 'ask' | 'never', 'required'>
    /** Available Invoice Template Pdf Report */
    available_invoice_template_pdf_report_ids: field.One2many<UntypedModel<'ir.actions.report'>, 'readonly' | 'lazy'>
    /** Available Peppol Eas */
    available_peppol_eas: field.Json<'readonly' | 'lazy'>
    /** Avatar 1024 */
    avatar_1024: field.Binary<'readonly' | 'lazy'>
    /** Avatar 128 */
    avatar_128: field.Binary<'readonly' | 'lazy'>
    /** Avatar */
    avatar_1920: field.Binary<'readonly' | 'lazy'>
    /** Avatar 256 */
    avatar_256: field.Binary<'readonly' | 'lazy'>
    /** Avatar 512 */
    avatar_512: field.Binary<'readonly' | 'lazy'>
    /** Bank */
    bank_account_count: field.Integer<'readonly' | 'lazy'>
    /** Banks */
    bank_ids: field.One2many<UntypedModel<'res.partner.bank'>>
    /**
     * Barcode
     *
     * Use a barcode to identify this contact.
     */
    barcode: field.Char
    /** Can Publish */
    can_publish: field.Boolean<'readonly' | 'lazy'>
    /** Tags */
    category_id: field.Many2many<ResPartnerCategory>
    /** Channels */
    channel_ids: field.Many2many<UntypedModel<'discuss.channel'>>
    /** Channel Member */
    channel_member_ids: field.One2many<UntypedModel<'discuss.channel.member'>>
    /** Contact */
    child_ids: field.One2many<ResPartner>
    /** City */
    city: field.Char
    /** Color Index */
    color: field.Integer
    /** Notes */
    comment: field.Html
    /** Company Name Entity */
    commercial_company_name: field.Char<'readonly'>
    /** Commercial Entity */
    commercial_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Company */
    company_id: field.Many2one<ResCompany>
    /** Company Name */
    company_name: field.Char
    /**
     * Company ID
     *
     * The registry number of the company. Use it if it is different from the Tax ID. It must be unique across all
     * partners of a same country
     */
    company_registry: field.Char
    /** Company ID Label */
    company_registry_label: field.Char<'readonly' | 'lazy'>
    /** Company Registry Placeholder */
    company_registry_placeholder: field.Char<'readonly' | 'lazy'>
    /** Company Type */
    company_type: field.Selection<'person' | 'company', 'lazy'>
    /** Complete Name */
    complete_name: field.Char<'readonly'>
    /** Complete Address */
    contact_address: field.Char<'readonly' | 'lazy'>
    /** Inlined Complete Address */
    contact_address_inline: field.Char<'readonly' | 'lazy'>
    /** Partner Contracts */
    contract_ids: field.One2many<UntypedModel<'account.analytic.account'>, 'readonly'>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly' | 'lazy'>
    /** Country */
    country_id: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /**
     * Total Receivable
     *
     * Total amount this customer owes you.
     */
    credit: field.Monetary<'readonly' | 'lazy'>
    /**
     * Credit Limit
     *
     * Credit limit specific to this partner.
     */
    credit_limit: field.Float
    /** Credit To Invoice */
    credit_to_invoice: field.Monetary<'readonly' | 'lazy'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Customer Rank */
    customer_rank: field.Integer
    /**
     * Days Sales Outstanding (DSO)
     *
     * [(Total Receivable/Total Revenue) * number of days since the first invoice] for this customer
     */
    days_sales_outstanding: field.Float<'readonly' | 'lazy'>
    /**
     * Total Payable
     *
     * Total amount you have to pay to this vendor.
     */
    debit: field.Monetary<'readonly' | 'lazy'>
    /** Display Invoice Edi Format */
    display_invoice_edi_format: field.Boolean<'lazy'>
    /** Display Invoice Template Pdf Report */
    display_invoice_template_pdf_report_id: field.Boolean<'lazy'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Duplicate Bank Partner */
    duplicate_bank_partner_ids: field.Many2many<ResPartner, 'readonly' | 'lazy'>
    /** Email */
    email: field.Char
    /**
     * Formatted Email
     *
     * Format email address "Name <email@domain>"
     */
    email_formatted: field.Char<'readonly' | 'lazy'>
    /**
     * Normalized Email
     *
     * This field is used to search on email address as the primary email field can contain more than strictly an email
     * address.
     */
    email_normalized: field.Char<'readonly'>
    /**
     * Employee
     *
     * Check this box if this contact is an Employee.
     */
    employee: field.Boolean
    /** Fiscal Country Codes */
    fiscal_country_codes: field.Char<'readonly' | 'lazy'>
    /** Fiscal Country Group Codes */
    fiscal_country_group_codes: field.Json<'readonly' | 'lazy'>
    /** Job Position */
    function: field.Char
    /**
     * GLN
     *
     * Global Location Number
     */
    global_location_number: field.Char
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /** Ignore Abnormal Invoice Amount */
    ignore_abnormal_invoice_amount: field.Boolean
    /** Ignore Abnormal Invoice Date */
    ignore_abnormal_invoice_date: field.Boolean
    /** IM Status */
    im_status: field.Char<'readonly' | 'lazy'>
    /** Image 1024 */
    image_1024: field.Binary<'readonly'>
    /** Image 128 */
    image_128: field.Binary<'readonly'>
    /** Image */
    image_1920: field.Binary
    /** Image 256 */
    image_256: field.Binary<'readonly'>
    /** Image 512 */
    image_512: field.Binary<'readonly'>
    /** Industry */
    industry_id: field.Many2one<UntypedModel<'res.partner.industry'>>
    /** eInvoice format */
    invoice_edi_format: field.Selection<'facturx' | 'ubl_bis3' | 'xrechnung' | 'nlcius' | 'ubl_a_nz' | 'ubl_sg', 'lazy'>
    /** Invoice Edi Format Store */
    invoice_edi_format_store: field.Char
    /** Invoices */
    invoice_ids: field.One2many<AccountMove, 'readonly'>
    /** Invoice sending */
    invoice_sending_method: field.Selection<'manual' | 'email' | 'snailmail'>
    /** Invoice report */
    invoice_template_pdf_report_id: field.Many2one<UntypedModel<'ir.actions.report'>>
    /**
     * Blacklist
     *
     * If the email address is on the blacklist, the contact won't receive mass mailing anymore, from any list
     */
    is_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /**
     * Is a Company
     *
     * Check if the contact is a company, otherwise it is a person
     */
    is_company: field.Boolean
    /** Is In Call */
    is_in_call: field.Boolean<'readonly' | 'lazy'>
    /** Is Peppol Edi Format */
    is_peppol_edi_format: field.Boolean<'readonly' | 'lazy'>
    /** Is Pickup Location */
    is_pickup_location: field.Boolean
    /** Is Public */
    is_public: field.Boolean<'readonly' | 'lazy'>
    /** Is Published */
    is_published: field.Boolean
    /** Is Ubl Format */
    is_ubl_format: field.Boolean<'readonly' | 'lazy'>
    /**
     * Language
     *
     * All the emails and documents sent to this contact will be translated in this language.
     */
    lang: field.Selection<'en_US' | 'fr_FR'>
    /**
     * Main User
     *
     * There can be several users related to the same partner. When a single user is needed, this field attempts to find
     * the most appropriate one.
     */
    main_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /**
     * Bounce
     *
     * Counter of the number of bounced emails for this contact
     */
    message_bounce: field.Integer
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Name */
    name: field.Char
    /** Offline since */
    offline_since: field.Datetime<'readonly' | 'lazy'>
    /** Related Company */
    parent_id: field.Many2one<ResPartner>
    /** Parent name */
    parent_name: field.Char<'readonly' | 'lazy'>
    /** Partner Company Registry Placeholder */
    partner_company_registry_placeholder: field.Char<'readonly' | 'lazy'>
    /** Geo Latitude */
    partner_latitude: field.Float
    /** Geo Longitude */
    partner_longitude: field.Float
    /**
     * Share Partner
     *
     * Either customer (not a user), either shared user. Indicated the current partner is a customer without access or
     * with a limited access created for sharing data.
     */
    partner_share: field.Boolean<'readonly'>
    /** Partner Vat Placeholder */
    partner_vat_placeholder: field.Char<'readonly' | 'lazy'>
    /** Payment Token Count */
    payment_token_count: field.Integer<'readonly' | 'lazy'>
    /** Payment Tokens */
    payment_token_ids: field.One2many<UntypedModel<'payment.token'>>
    /**
     * Peppol e-address (EAS)
     *
     * Code used to identify the Endpoint for BIS Billing 3.0 and its derivatives.
     * List available at https://docs.peppol.eu/poacc/billing/3.0/codelist/eas/
     */
    peppol_eas: field.Selection<
      | '9923'
      | '9922'
      | '0151'
      | '9914'
      | '9915'
      | '0208'
      | '9925'
      | '9924'
      | '9926'
      | '9934'
      | '9928'
      | '9929'
      | '0096'
      | '0184'
      | '0198'
      | '0191'
      | '9931'
      | '0037'
      | '0216'
      | '0213'
      | '0002'
      | '0009'
      | '9957'
      | '0225'
      | '0240'
      | '0204'
      | '9930'
      | '9933'
      | '9910'
      | '0196'
      | '9935'
      | '0211'
      | '0097'
      | '0188'
      | '0221'
      | '0218'
      | '9939'
      | '9936'
      | '0200'
      | '9937'
      | '9938'
      | '9942'
      | '0230'
      | '9943'
      | '9940'
      | '9941'
      | '0106'
      | '0190'
      | '9944'
      | '0192'
      | '9945'
      | '9946'
      | '9947'
      | '9948'
      | '0195'
      | '9949'
      | '9950'
      | '9920'
      | '0007'
      | '9955'
      | '9927'
      | '0183'
      | '9952'
      | '0235'
      | '9932'
      | '9959'
      | '0060'
      | '0088'
      | '0130'
      | '0135'
      | '0142'
      | '0193'
      | '0199'
      | '0201'
      | '0202'
      | '0209'
      | '0210'
      | '9913'
      | '9918'
      | '9919'
      | '9951'
      | '9953'
      | 'AN'
      | 'AQ'
      | 'AS'
      | 'AU'
      | 'EM'
    >
    /**
     * Peppol Endpoint
     *
     * Unique identifier used by the BIS Billing 3.0 and its derivatives, also known as 'Endpoint ID'.
     */
    peppol_endpoint: field.Char
    /** Phone */
    phone: field.Char
    /**
     * Blacklisted Phone is Phone
     *
     * Indicates if a blacklisted sanitized phone number is a phone number. Helps distinguish which number is
     * blacklisted             when there is both a mobile and phone field in a model.
     */
    phone_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /** Phone Number */
    phone_mobile_search: field.Char<'lazy'>
    /**
     * Sanitized Number
     *
     * Field used to store sanitized phone number. Helps speeding up searches and comparisons.
     */
    phone_sanitized: field.Char<'readonly'>
    /**
     * Phone Blacklisted
     *
     * If the sanitized phone number is on the blacklist, the contact won't receive mass mailing sms anymore, from any
     * list
     */
    phone_sanitized_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /** Message for Stock Picking */
    picking_warn_msg: field.Text
    /** Properties */
    properties: field.Properties
    /** Properties Base Definition */
    properties_base_definition_id: field.Many2one<UntypedModel<'properties.base.definition'>, 'readonly' | 'lazy'>
    /** Account Payable */
    property_account_payable_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Fiscal Position
     *
     * The fiscal position determines the taxes/accounts used for this contact.
     */
    property_account_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>>
    /** Account Receivable */
    property_account_receivable_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Delivery Method
     *
     * Used in sales orders.
     */
    property_delivery_carrier_id: field.Many2one<UntypedModel<'delivery.carrier'>>
    /** Property Inbound Payment Method Line */
    property_inbound_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /** Property Outbound Payment Method Line */
    property_outbound_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /** Customer Payment Terms */
    property_payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /**
     * Pricelist
     *
     * Used for sales to the current partner
     */
    property_product_pricelist: field.Many2one<UntypedModel<'product.pricelist'>, 'lazy'>
    /**
     * Customer Location
     *
     * The stock location used as destination when sending goods to this contact.
     */
    property_stock_customer: field.Many2one<StockLocation>
    /**
     * Vendor Location
     *
     * The stock location used as source when receiving goods from this contact.
     */
    property_stock_supplier: field.Many2one<StockLocation>
    /** Vendor Payment Terms */
    property_supplier_payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /** Reference */
    ref: field.Char
    /** Companies that refers to partner */
    ref_company_ids: field.One2many<ResCompany>
    /** Rtc Session */
    rtc_session_ids: field.One2many<UntypedModel<'discuss.channel.rtc.session'>>
    /** Sale Order Count */
    sale_order_count: field.Integer<'readonly' | 'lazy'>
    /** Sales Order */
    sale_order_ids: field.One2many<SaleOrder>
    /** Message for Sales Order */
    sale_warn_msg: field.Text
    /** Partner with same Company Registry */
    same_company_registry_partner_id: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /** Partner with same Tax ID */
    same_vat_partner_id: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /** Self */
    self: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /** Show Credit Limit */
    show_credit_limit: field.Boolean<'readonly' | 'lazy'>
    /** Signup Token Type */
    signup_type: field.Char
    /** Specific Property Product Pricelist */
    specific_property_product_pricelist: field.Many2one<UntypedModel<'product.pricelist'>>
    /** State */
    state_id: field.Many2one<UntypedModel<'res.country.state'>>
    /** Street */
    street: field.Char
    /** Street2 */
    street2: field.Char
    /** # Vendor Bills */
    supplier_invoice_count: field.Integer<'readonly' | 'lazy'>
    /** Supplier Rank */
    supplier_rank: field.Integer
    /** Total Invoiced */
    total_invoiced: field.Monetary<'readonly' | 'lazy'>
    /** Degree of trust you have in this debtor */
    trust: field.Selection<'good' | 'normal' | 'bad'>
    /** Address Type */
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    /** Address Type Description */
    type_address_label: field.Char<'readonly' | 'lazy'>
    /**
     * Timezone
     *
     * When printing documents and exporting/importing data, time values are computed according to this timezone.
     * If the timezone is not set, UTC (Coordinated Universal Time) is used.
     * Anywhere else, time values are computed according to the time offset of your web client.
     */
    tz: field.Selection<
      | 'Africa/Abidjan'
      | 'Africa/Accra'
      | 'Africa/Addis_Ababa'
      | 'Africa/Algiers'
      | 'Africa/Asmara'
      | 'Africa/Bamako'
      | 'Africa/Bangui'
      | 'Africa/Banjul'
      | 'Africa/Bissau'
      | 'Africa/Blantyre'
      | 'Africa/Brazzaville'
      | 'Africa/Bujumbura'
      | 'Africa/Cairo'
      | 'Africa/Casablanca'
      | 'Africa/Ceuta'
      | 'Africa/Conakry'
      | 'Africa/Dakar'
      | 'Africa/Dar_es_Salaam'
      | 'Africa/Djibouti'
      | 'Africa/Douala'
      | 'Africa/El_Aaiun'
      | 'Africa/Freetown'
      | 'Africa/Gaborone'
      | 'Africa/Harare'
      | 'Africa/Johannesburg'
      | 'Africa/Juba'
      | 'Africa/Kampala'
      | 'Africa/Khartoum'
      | 'Africa/Kigali'
      | 'Africa/Kinshasa'
      | 'Africa/Lagos'
      | 'Africa/Libreville'
      | 'Africa/Lome'
      | 'Africa/Luanda'
      | 'Africa/Lubumbashi'
      | 'Africa/Lusaka'
      | 'Africa/Malabo'
      | 'Africa/Maputo'
      | 'Africa/Maseru'
      | 'Africa/Mbabane'
      | 'Africa/Mogadishu'
      | 'Africa/Monrovia'
      | 'Africa/Nairobi'
      | 'Africa/Ndjamena'
      | 'Africa/Niamey'
      | 'Africa/Nouakchott'
      | 'Africa/Ouagadougou'
      | 'Africa/Porto-Novo'
      | 'Africa/Sao_Tome'
      | 'Africa/Timbuktu'
      | 'Africa/Tripoli'
      | 'Africa/Tunis'
      | 'Africa/Windhoek'
      | 'America/Adak'
      | 'America/Anchorage'
      | 'America/Anguilla'
      | 'America/Antigua'
      | 'America/Araguaina'
      | 'America/Argentina/Buenos_Aires'
      | 'America/Argentina/Catamarca'
      | 'America/Argentina/Cordoba'
      | 'America/Argentina/Jujuy'
      | 'America/Argentina/La_Rioja'
      | 'America/Argentina/Mendoza'
      | 'America/Argentina/Rio_Gallegos'
      | 'America/Argentina/Salta'
      | 'America/Argentina/San_Juan'
      | 'America/Argentina/San_Luis'
      | 'America/Argentina/Tucuman'
      | 'America/Argentina/Ushuaia'
      | 'America/Aruba'
      | 'America/Asuncion'
      | 'America/Atikokan'
      | 'America/Atka'
      | 'America/Bahia'
      | 'America/Bahia_Banderas'
      | 'America/Barbados'
      | 'America/Belem'
      | 'America/Belize'
      | 'America/Blanc-Sablon'
      | 'America/Boa_Vista'
      | 'America/Bogota'
      | 'America/Boise'
      | 'America/Cambridge_Bay'
      | 'America/Campo_Grande'
      | 'America/Cancun'
      | 'America/Caracas'
      | 'America/Cayenne'
      | 'America/Cayman'
      | 'America/Chicago'
      | 'America/Chihuahua'
      | 'America/Ciudad_Juarez'
      | 'America/Coral_Harbour'
      | 'America/Costa_Rica'
      | 'America/Coyhaique'
      | 'America/Creston'
      | 'America/Cuiaba'
      | 'America/Curacao'
      | 'America/Danmarkshavn'
      | 'America/Dawson'
      | 'America/Dawson_Creek'
      | 'America/Denver'
      | 'America/Detroit'
      | 'America/Dominica'
      | 'America/Edmonton'
      | 'America/Eirunepe'
      | 'America/El_Salvador'
      | 'America/Ensenada'
      | 'America/Fort_Nelson'
      | 'America/Fortaleza'
      | 'America/Glace_Bay'
      | 'America/Goose_Bay'
      | 'America/Grand_Turk'
      | 'America/Grenada'
      | 'America/Guadeloupe'
      | 'America/Guatemala'
      | 'America/Guayaquil'
      | 'America/Guyana'
      | 'America/Halifax'
      | 'America/Havana'
      | 'America/Hermosillo'
      | 'America/Indiana/Indianapolis'
      | 'America/Indiana/Knox'
      | 'America/Indiana/Marengo'
      | 'America/Indiana/Petersburg'
      | 'America/Indiana/Tell_City'
      | 'America/Indiana/Vevay'
      | 'America/Indiana/Vincennes'
      | 'America/Indiana/Winamac'
      | 'America/Inuvik'
      | 'America/Iqaluit'
      | 'America/Jamaica'
      | 'America/Juneau'
      | 'America/Kentucky/Louisville'
      | 'America/Kentucky/Monticello'
      | 'America/Kralendijk'
      | 'America/La_Paz'
      | 'America/Lima'
      | 'America/Los_Angeles'
      | 'America/Lower_Princes'
      | 'America/Maceio'
      | 'America/Managua'
      | 'America/Manaus'
      | 'America/Marigot'
      | 'America/Martinique'
      | 'America/Matamoros'
      | 'America/Mazatlan'
      | 'America/Menominee'
      | 'America/Merida'
      | 'America/Metlakatla'
      | 'America/Mexico_City'
      | 'America/Miquelon'
      | 'America/Moncton'
      | 'America/Monterrey'
      | 'America/Montevideo'
      | 'America/Montreal'
      | 'America/Montserrat'
      | 'America/Nassau'
      | 'America/New_York'
      | 'America/Nipigon'
      | 'America/Nome'
      | 'America/Noronha'
      | 'America/North_Dakota/Beulah'
      | 'America/North_Dakota/Center'
      | 'America/North_Dakota/New_Salem'
      | 'America/Nuuk'
      | 'America/Ojinaga'
      | 'America/Panama'
      | 'America/Pangnirtung'
      | 'America/Paramaribo'
      | 'America/Phoenix'
      | 'America/Port-au-Prince'
      | 'America/Port_of_Spain'
      | 'America/Porto_Acre'
      | 'America/Porto_Velho'
      | 'America/Puerto_Rico'
      | 'America/Punta_Arenas'
      | 'America/Rainy_River'
      | 'America/Rankin_Inlet'
      | 'America/Recife'
      | 'America/Regina'
      | 'America/Resolute'
      | 'America/Rio_Branco'
      | 'America/Santa_Isabel'
      | 'America/Santarem'
      | 'America/Santiago'
      | 'America/Santo_Domingo'
      | 'America/Sao_Paulo'
      | 'America/Scoresbysund'
      | 'America/Shiprock'
      | 'America/Sitka'
      | 'America/St_Barthelemy'
      | 'America/St_Johns'
      | 'America/St_Kitts'
      | 'America/St_Lucia'
      | 'America/St_Thomas'
      | 'America/St_Vincent'
      | 'America/Swift_Current'
      | 'America/Tegucigalpa'
      | 'America/Thule'
      | 'America/Thunder_Bay'
      | 'America/Tijuana'
      | 'America/Toronto'
      | 'America/Tortola'
      | 'America/Vancouver'
      | 'America/Virgin'
      | 'America/Whitehorse'
      | 'America/Winnipeg'
      | 'America/Yakutat'
      | 'America/Yellowknife'
      | 'Antarctica/Casey'
      | 'Antarctica/Davis'
      | 'Antarctica/DumontDUrville'
      | 'Antarctica/Macquarie'
      | 'Antarctica/Mawson'
      | 'Antarctica/McMurdo'
      | 'Antarctica/Palmer'
      | 'Antarctica/Rothera'
      | 'Antarctica/Syowa'
      | 'Antarctica/Troll'
      | 'Antarctica/Vostok'
      | 'Arctic/Longyearbyen'
      | 'Asia/Aden'
      | 'Asia/Almaty'
      | 'Asia/Amman'
      | 'Asia/Anadyr'
      | 'Asia/Aqtau'
      | 'Asia/Aqtobe'
      | 'Asia/Ashgabat'
      | 'Asia/Atyrau'
      | 'Asia/Baghdad'
      | 'Asia/Bahrain'
      | 'Asia/Baku'
      | 'Asia/Bangkok'
      | 'Asia/Barnaul'
      | 'Asia/Beirut'
      | 'Asia/Bishkek'
      | 'Asia/Brunei'
      | 'Asia/Chita'
      | 'Asia/Chongqing'
      | 'Asia/Colombo'
      | 'Asia/Damascus'
      | 'Asia/Dhaka'
      | 'Asia/Dili'
      | 'Asia/Dubai'
      | 'Asia/Dushanbe'
      | 'Asia/Famagusta'
      | 'Asia/Gaza'
      | 'Asia/Harbin'
      | 'Asia/Hebron'
      | 'Asia/Ho_Chi_Minh'
      | 'Asia/Hong_Kong'
      | 'Asia/Hovd'
      | 'Asia/Irkutsk'
      | 'Asia/Istanbul'
      | 'Asia/Jakarta'
      | 'Asia/Jayapura'
      | 'Asia/Jerusalem'
      | 'Asia/Kabul'
      | 'Asia/Kamchatka'
      | 'Asia/Karachi'
      | 'Asia/Kashgar'
      | 'Asia/Kathmandu'
      | 'Asia/Khandyga'
      | 'Asia/Kolkata'
      | 'Asia/Krasnoyarsk'
      | 'Asia/Kuala_Lumpur'
      | 'Asia/Kuching'
      | 'Asia/Kuwait'
      | 'Asia/Macau'
      | 'Asia/Magadan'
      | 'Asia/Makassar'
      | 'Asia/Manila'
      | 'Asia/Muscat'
      | 'Asia/Nicosia'
      | 'Asia/Novokuznetsk'
      | 'Asia/Novosibirsk'
      | 'Asia/Omsk'
      | 'Asia/Oral'
      | 'Asia/Phnom_Penh'
      | 'Asia/Pontianak'
      | 'Asia/Pyongyang'
      | 'Asia/Qatar'
      | 'Asia/Qostanay'
      | 'Asia/Qyzylorda'
      | 'Asia/Riyadh'
      | 'Asia/Sakhalin'
      | 'Asia/Samarkand'
      | 'Asia/Seoul'
      | 'Asia/Shanghai'
      | 'Asia/Singapore'
      | 'Asia/Srednekolymsk'
      | 'Asia/Taipei'
      | 'Asia/Tashkent'
      | 'Asia/Tbilisi'
      | 'Asia/Tehran'
      | 'Asia/Tel_Aviv'
      | 'Asia/Thimphu'
      | 'Asia/Tokyo'
      | 'Asia/Tomsk'
      | 'Asia/Ulaanbaatar'
      | 'Asia/Urumqi'
      | 'Asia/Ust-Nera'
      | 'Asia/Vientiane'
      | 'Asia/Vladivostok'
      | 'Asia/Yakutsk'
      | 'Asia/Yangon'
      | 'Asia/Yekaterinburg'
      | 'Asia/Yerevan'
      | 'Atlantic/Azores'
      | 'Atlantic/Bermuda'
      | 'Atlantic/Canary'
      | 'Atlantic/Cape_Verde'
      | 'Atlantic/Faroe'
      | 'Atlantic/Jan_Mayen'
      | 'Atlantic/Madeira'
      | 'Atlantic/Reykjavik'
      | 'Atlantic/South_Georgia'
      | 'Atlantic/St_Helena'
      | 'Atlantic/Stanley'
      | 'Australia/Adelaide'
      | 'Australia/Brisbane'
      | 'Australia/Broken_Hill'
      | 'Australia/Canberra'
      | 'Australia/Currie'
      | 'Australia/Darwin'
      | 'Australia/Eucla'
      | 'Australia/Hobart'
      | 'Australia/Lindeman'
      | 'Australia/Lord_Howe'
      | 'Australia/Melbourne'
      | 'Australia/Perth'
      | 'Australia/Sydney'
      | 'Australia/Yancowinna'
      | 'Europe/Amsterdam'
      | 'Europe/Andorra'
      | 'Europe/Astrakhan'
      | 'Europe/Athens'
      | 'Europe/Belfast'
      | 'Europe/Belgrade'
      | 'Europe/Berlin'
      | 'Europe/Bratislava'
      | 'Europe/Brussels'
      | 'Europe/Bucharest'
      | 'Europe/Budapest'
      | 'Europe/Busingen'
      | 'Europe/Chisinau'
      | 'Europe/Copenhagen'
      | 'Europe/Dublin'
      | 'Europe/Gibraltar'
      | 'Europe/Guernsey'
      | 'Europe/Helsinki'
      | 'Europe/Isle_of_Man'
      | 'Europe/Istanbul'
      | 'Europe/Jersey'
      | 'Europe/Kaliningrad'
      | 'Europe/Kirov'
      | 'Europe/Kyiv'
      | 'Europe/Lisbon'
      | 'Europe/Ljubljana'
      | 'Europe/London'
      | 'Europe/Luxembourg'
      | 'Europe/Madrid'
      | 'Europe/Malta'
      | 'Europe/Mariehamn'
      | 'Europe/Minsk'
      | 'Europe/Monaco'
      | 'Europe/Moscow'
      | 'Europe/Nicosia'
      | 'Europe/Oslo'
      | 'Europe/Paris'
      | 'Europe/Podgorica'
      | 'Europe/Prague'
      | 'Europe/Riga'
      | 'Europe/Rome'
      | 'Europe/Samara'
      | 'Europe/San_Marino'
      | 'Europe/Sarajevo'
      | 'Europe/Saratov'
      | 'Europe/Simferopol'
      | 'Europe/Skopje'
      | 'Europe/Sofia'
      | 'Europe/Stockholm'
      | 'Europe/Tallinn'
      | 'Europe/Tirane'
      | 'Europe/Tiraspol'
      | 'Europe/Ulyanovsk'
      | 'Europe/Vaduz'
      | 'Europe/Vatican'
      | 'Europe/Vienna'
      | 'Europe/Vilnius'
      | 'Europe/Volgograd'
      | 'Europe/Warsaw'
      | 'Europe/Zagreb'
      | 'Europe/Zurich'
      | 'GMT'
      | 'Indian/Antananarivo'
      | 'Indian/Chagos'
      | 'Indian/Christmas'
      | 'Indian/Cocos'
      | 'Indian/Comoro'
      | 'Indian/Kerguelen'
      | 'Indian/Mahe'
      | 'Indian/Maldives'
      | 'Indian/Mauritius'
      | 'Indian/Mayotte'
      | 'Indian/Reunion'
      | 'Pacific/Apia'
      | 'Pacific/Auckland'
      | 'Pacific/Bougainville'
      | 'Pacific/Chatham'
      | 'Pacific/Chuuk'
      | 'Pacific/Easter'
      | 'Pacific/Efate'
      | 'Pacific/Fakaofo'
      | 'Pacific/Fiji'
      | 'Pacific/Funafuti'
      | 'Pacific/Galapagos'
      | 'Pacific/Gambier'
      | 'Pacific/Guadalcanal'
      | 'Pacific/Guam'
      | 'Pacific/Honolulu'
      | 'Pacific/Johnston'
      | 'Pacific/Kanton'
      | 'Pacific/Kiritimati'
      | 'Pacific/Kosrae'
      | 'Pacific/Kwajalein'
      | 'Pacific/Majuro'
      | 'Pacific/Marquesas'
      | 'Pacific/Midway'
      | 'Pacific/Nauru'
      | 'Pacific/Niue'
      | 'Pacific/Norfolk'
      | 'Pacific/Noumea'
      | 'Pacific/Pago_Pago'
      | 'Pacific/Palau'
      | 'Pacific/Pitcairn'
      | 'Pacific/Pohnpei'
      | 'Pacific/Port_Moresby'
      | 'Pacific/Rarotonga'
      | 'Pacific/Saipan'
      | 'Pacific/Samoa'
      | 'Pacific/Tahiti'
      | 'Pacific/Tarawa'
      | 'Pacific/Tongatapu'
      | 'Pacific/Wake'
      | 'Pacific/Wallis'
      | 'Pacific/Yap'
      | 'UTC'
      | 'Etc/GMT'
      | 'Etc/GMT+0'
      | 'Etc/GMT+1'
      | 'Etc/GMT+10'
      | 'Etc/GMT+11'
      | 'Etc/GMT+12'
      | 'Etc/GMT+2'
      | 'Etc/GMT+3'
      | 'Etc/GMT+4'
      | 'Etc/GMT+5'
      | 'Etc/GMT+6'
      | 'Etc/GMT+7'
      | 'Etc/GMT+8'
      | 'Etc/GMT+9'
      | 'Etc/GMT-0'
      | 'Etc/GMT-1'
      | 'Etc/GMT-10'
      | 'Etc/GMT-11'
      | 'Etc/GMT-12'
      | 'Etc/GMT-13'
      | 'Etc/GMT-14'
      | 'Etc/GMT-2'
      | 'Etc/GMT-3'
      | 'Etc/GMT-4'
      | 'Etc/GMT-5'
      | 'Etc/GMT-6'
      | 'Etc/GMT-7'
      | 'Etc/GMT-8'
      | 'Etc/GMT-9'
      | 'Etc/GMT0'
      | 'Etc/Greenwich'
      | 'Etc/UCT'
      | 'Etc/UTC'
      | 'Etc/Universal'
      | 'Etc/Zulu'
    >
    /** Timezone offset */
    tz_offset: field.Char<'readonly' | 'lazy'>
    /**
     * Partner Limit
     *
     * Set a value greater than 0.0 to activate a credit limit check
     */
    use_partner_credit_limit: field.Boolean<'lazy'>
    /**
     * Salesperson
     *
     * The internal user in charge of this contact.
     */
    user_id: field.Many2one<ResUsers>
    /** Users */
    user_ids: field.One2many<ResUsers>
    /**
     * Tax ID
     *
     * The Tax Identification Number. Values here will be validated based on the country format. You can use '/' to
     * indicate that the partner is not subject to tax.
     */
    vat: field.Char
    /** Tax ID Label */
    vat_label: field.Char<'readonly' | 'lazy'>
    /** Visitors */
    visitor_ids: field.One2many<UntypedModel<'website.visitor'>>
    /** Website Link */
    website: field.Char
    /**
     * Website Absolute URL
     *
     * The full absolute URL to access the document through the website.
     */
    website_absolute_url: field.Char<'readonly' | 'lazy'>
    /**
     * Website
     *
     * Restrict to a specific website.
     */
    website_id: field.Many2one<UntypedModel<'website'>>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Visible on current website */
    website_published: field.Boolean<'lazy'>
    /**
     * Website URL
     *
     * The full relative URL to access the document through the website.
     */
    website_url: field.Char<'readonly' | 'lazy'>
    /** Wishlist */
    wishlist_ids: field.One2many<UntypedModel<'product.wishlist'>>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip */
    zip: field.Char
  }
  methods: object
}

/** Partner Tags */
export interface ResPartnerCategory {
  name: 'res.partner.category'
  fields: {
    /**
     * Active
     *
     * The active field allows you to hide the category without removing it.
     */
    active: field.Boolean
    /** Child Tags */
    child_ids: field.One2many<ResPartnerCategory>
    /** Color */
    color: field.Integer
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Name */
    name: field.Char<'required'>
    /** Category */
    parent_id: field.Many2one<ResPartnerCategory>
    /** Parent Path */
    parent_path: field.Char
    /** Partners */
    partner_ids: field.Many2many<ResPartner>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** User */
export interface ResUsers {
  name: 'res.users'
  fields: {
    /**
     * # Access Rights
     *
     * Number of access rights that apply to the current user
     */
    accesses_count: field.Integer<'readonly' | 'lazy'>
    /** Account Move Count */
    account_move_count: field.Integer<'readonly' | 'lazy'>
    /**
     * Home Action
     *
     * If specified, this action will be opened at log on for this user, in addition to the standard menu.
     */
    action_id: field.Many2one<UntypedModel<'ir.actions.actions'>>
    /** Active */
    active: field.Boolean
    /** Active Lang Count */
    active_lang_count: field.Integer<'readonly' | 'lazy'>
    /** Partner is Active */
    active_partner: field.Boolean<'readonly' | 'lazy'>
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>, 'lazy'>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** Groups and implied groups */
    all_group_ids: field.Many2many<UntypedModel<'res.groups'>, 'readonly' | 'lazy'>
    /** API Keys */
    api_key_ids: field.One2many<UntypedModel<'res.users.apikeys'>>
    /** Stats */
    application_statistics: field.Json<'readonly' | 'lazy'>
    /** Auth Passkey Key */
    auth_passkey_key_ids: field.One2many<UntypedModel<'auth.passkey.key'>>
    /**
     * Auto-post bills
     *
     * Automatically post bills for this trusted partner
     */
    autopost_bills: field.Selection<'always' | 'ask' | 'never', 'required'>
    /** Available Invoice Template Pdf Report */
    available_invoice_template_pdf_report_ids: field.One2many<UntypedModel<'ir.actions.report'>, 'readonly' | 'lazy'>
    /** Available Peppol Eas */
    available_peppol_eas: field.Json<'readonly' | 'lazy'>
    /** Avatar 1024 */
    avatar_1024: field.Binary<'readonly' | 'lazy'>
    /** Avatar 128 */
    avatar_128: field.Binary<'readonly' | 'lazy'>
    /** Avatar */
    avatar_1920: field.Binary<'readonly' | 'lazy'>
    /** Avatar 256 */
    avatar_256: field.Binary<'readonly' | 'lazy'>
    /** Avatar 512 */
    avatar_512: field.Binary<'readonly' | 'lazy'>
    /** Bank */
    bank_account_count: field.Integer<'readonly' | 'lazy'>
    /** Banks */
    bank_ids: field.One2many<UntypedModel<'res.partner.bank'>, 'lazy'>
    /**
     * Barcode
     *
     * Use a barcode to identify this contact.
     */
    barcode: field.Char
    /** Can Edit Role */
    can_edit_role: field.Boolean<'readonly' | 'lazy'>
    /** Can Publish */
    can_publish: field.Boolean<'readonly' | 'lazy'>
    /** Tags */
    category_id: field.Many2many<ResPartnerCategory, 'lazy'>
    /** Channels */
    channel_ids: field.Many2many<UntypedModel<'discuss.channel'>, 'lazy'>
    /** Channel Member */
    channel_member_ids: field.One2many<UntypedModel<'discuss.channel.member'>, 'lazy'>
    /** Contact */
    child_ids: field.One2many<ResPartner, 'lazy'>
    /** City */
    city: field.Char
    /** Color Index */
    color: field.Integer
    /** Notes */
    comment: field.Html
    /** Company Name Entity */
    commercial_company_name: field.Char<'readonly'>
    /** Commercial Entity */
    commercial_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Number of Companies */
    companies_count: field.Integer<'readonly' | 'lazy'>
    /**
     * Company
     *
     * The default company for this user.
     */
    company_id: field.Many2one<ResCompany, 'required'>
    /** Companies */
    company_ids: field.Many2many<ResCompany>
    /** Company Name */
    company_name: field.Char
    /**
     * Company ID
     *
     * The registry number of the company. Use it if it is different from the Tax ID. It must be unique across all
     * partners of a same country
     */
    company_registry: field.Char
    /** Company ID Label */
    company_registry_label: field.Char<'readonly' | 'lazy'>
    /** Company Registry Placeholder */
    company_registry_placeholder: field.Char<'readonly' | 'lazy'>
    /** Company Type */
    company_type: field.Selection<'person' | 'company', 'lazy'>
    /** Complete Name */
    complete_name: field.Char<'readonly'>
    /** Complete Address */
    contact_address: field.Char<'readonly' | 'lazy'>
    /** Inlined Complete Address */
    contact_address_inline: field.Char<'readonly' | 'lazy'>
    /** Partner Contracts */
    contract_ids: field.One2many<UntypedModel<'account.analytic.account'>, 'readonly' | 'lazy'>
    /**
     * Country Code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly'>
    /** Country */
    country_id: field.Many2one<ResCountry>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /**
     * Total Receivable
     *
     * Total amount this customer owes you.
     */
    credit: field.Monetary<'readonly' | 'lazy'>
    /**
     * Credit Limit
     *
     * Credit limit specific to this partner.
     */
    credit_limit: field.Float
    /** Credit To Invoice */
    credit_to_invoice: field.Monetary<'readonly' | 'lazy'>
    /** Sales Teams */
    crm_team_ids: field.Many2many<UntypedModel<'crm.team'>, 'readonly' | 'lazy'>
    /** Sales Team Members */
    crm_team_member_ids: field.One2many<UntypedModel<'crm.team.member'>>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /** Customer Rank */
    customer_rank: field.Integer
    /**
     * Days Sales Outstanding (DSO)
     *
     * [(Total Receivable/Total Revenue) * number of days since the first invoice] for this customer
     */
    days_sales_outstanding: field.Float<'readonly' | 'lazy'>
    /**
     * Total Payable
     *
     * Total amount you have to pay to this vendor.
     */
    debit: field.Monetary<'readonly' | 'lazy'>
    /** User devices */
    device_ids: field.One2many<UntypedModel<'res.device'>>
    /** Display Invoice Edi Format */
    display_invoice_edi_format: field.Boolean<'lazy'>
    /** Display Invoice Template Pdf Report */
    display_invoice_template_pdf_report_id: field.Boolean<'lazy'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Duplicate Bank Partner */
    duplicate_bank_partner_ids: field.Many2many<ResPartner, 'readonly' | 'lazy'>
    /** Email */
    email: field.Char
    /** Email Domain Placeholder */
    email_domain_placeholder: field.Char<'readonly' | 'lazy'>
    /**
     * Formatted Email
     *
     * Format email address "Name <email@domain>"
     */
    email_formatted: field.Char<'readonly' | 'lazy'>
    /**
     * Normalized Email
     *
     * This field is used to search on email address as the primary email field can contain more than strictly an email
     * address.
     */
    email_normalized: field.Char<'readonly'>
    /**
     * Employee
     *
     * Check this box if this contact is an Employee.
     */
    employee: field.Boolean
    /** Fiscal Country Codes */
    fiscal_country_codes: field.Char<'readonly' | 'lazy'>
    /** Fiscal Country Group Codes */
    fiscal_country_group_codes: field.Json<'readonly' | 'lazy'>
    /** Job Position */
    function: field.Char
    /**
     * GLN
     *
     * Global Location Number
     */
    global_location_number: field.Char
    /**
     * Groups
     *
     * Groups explicitly assigned to the user
     */
    group_ids: field.Many2many<UntypedModel<'res.groups'>>
    /**
     * # Groups
     *
     * Number of groups that apply to the current user
     */
    groups_count: field.Integer<'readonly' | 'lazy'>
    /** Has External Mail Server */
    has_external_mail_server: field.Boolean<'readonly' | 'lazy'>
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /** Ignore Abnormal Invoice Amount */
    ignore_abnormal_invoice_amount: field.Boolean
    /** Ignore Abnormal Invoice Date */
    ignore_abnormal_invoice_date: field.Boolean
    /** IM Status */
    im_status: field.Char<'readonly' | 'lazy'>
    /** Image 1024 */
    image_1024: field.Binary<'readonly' | 'lazy'>
    /** Image 128 */
    image_128: field.Binary<'readonly' | 'lazy'>
    /** Image */
    image_1920: field.Binary<'lazy'>
    /** Image 256 */
    image_256: field.Binary<'readonly' | 'lazy'>
    /** Image 512 */
    image_512: field.Binary<'readonly' | 'lazy'>
    /** Industry */
    industry_id: field.Many2one<UntypedModel<'res.partner.industry'>>
    /** eInvoice format */
    invoice_edi_format: field.Selection<'facturx' | 'ubl_bis3' | 'xrechnung' | 'nlcius' | 'ubl_a_nz' | 'ubl_sg', 'lazy'>
    /** Invoice Edi Format Store */
    invoice_edi_format_store: field.Char
    /** Invoices */
    invoice_ids: field.One2many<AccountMove, 'readonly' | 'lazy'>
    /** Invoice sending */
    invoice_sending_method: field.Selection<'manual' | 'email' | 'snailmail'>
    /** Invoice report */
    invoice_template_pdf_report_id: field.Many2one<UntypedModel<'ir.actions.report'>>
    /**
     * Blacklist
     *
     * If the email address is on the blacklist, the contact won't receive mass mailing anymore, from any list
     */
    is_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /**
     * Is a Company
     *
     * Check if the contact is a company, otherwise it is a person
     */
    is_company: field.Boolean
    /** Is in call */
    is_in_call: field.Boolean<'readonly' | 'lazy'>
    /** Out of Office */
    is_out_of_office: field.Boolean<'readonly' | 'lazy'>
    /** Is Peppol Edi Format */
    is_peppol_edi_format: field.Boolean<'readonly' | 'lazy'>
    /** Is Pickup Location */
    is_pickup_location: field.Boolean
    /** Is Public */
    is_public: field.Boolean<'readonly' | 'lazy'>
    /** Is Published */
    is_published: field.Boolean
    /** Is Ubl Format */
    is_ubl_format: field.Boolean<'readonly' | 'lazy'>
    /**
     * Language
     *
     * All the emails and documents sent to this contact will be translated in this language.
     */
    lang: field.Selection<'en_US' | 'fr_FR'>
    /** User log entries */
    log_ids: field.One2many<UntypedModel<'res.users.log'>>
    /**
     * Login
     *
     * Used to log into the system
     */
    login: field.Char<'required'>
    /** Latest Login */
    login_date: field.Datetime<'lazy'>
    /**
     * Main User
     *
     * There can be several users related to the same partner. When a single user is needed, this field attempts to find
     * the most appropriate one.
     */
    main_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /** IM status manually set by the user */
    manual_im_status: field.Selection<'away' | 'busy' | 'offline'>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /**
     * Bounce
     *
     * Counter of the number of bounced emails for this contact
     */
    message_bounce: field.Integer
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>, 'lazy'>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>, 'lazy'>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Name */
    name: field.Char
    /**
     * Set Password
     *
     * Specify a value only when creating a user or if you're changing the user's password, otherwise leave empty. After
     * a change of password, the user has to login again.
     */
    new_password: field.Char<'lazy'>
    /**
     * Notification
     *
     * Policy on how to handle Chatter notifications:
     * - By Emails: notifications are sent to your email address
     * - In Odoo: notifications appear in your Odoo Inbox
     */
    notification_type: field.Selection<'email' | 'inbox', 'required'>
    /** Odoobot Failed */
    odoobot_failed: field.Boolean<'readonly'>
    /** OdooBot Status */
    odoobot_state: field.Selection<
      | 'not_initialized'
      | 'onboarding_emoji'
      | 'onboarding_attachement'
      | 'onboarding_command'
      | 'onboarding_ping'
      | 'onboarding_canned'
      | 'idle'
      | 'disabled',
      'readonly'
    >
    /** Offline since */
    offline_since: field.Datetime<'readonly' | 'lazy'>
    /** Out Of Office From */
    out_of_office_from: field.Datetime
    /** Vacation Responder */
    out_of_office_message: field.Html
    /** Out Of Office To */
    out_of_office_to: field.Datetime
    /** Outgoing Mail Server */
    outgoing_mail_server_id: field.Many2one<UntypedModel<'ir.mail_server'>, 'readonly' | 'lazy'>
    /** Outgoing Mail Server Type */
    outgoing_mail_server_type: field.Selection<'default' | 'gmail' | 'outlook', 'required' | 'readonly' | 'lazy'>
    /** Related Company */
    parent_id: field.Many2one<ResPartner>
    /** Parent name */
    parent_name: field.Char<'readonly'>
    /** Partner Company Registry Placeholder */
    partner_company_registry_placeholder: field.Char<'readonly' | 'lazy'>
    /**
     * Related Partner
     *
     * Partner-related data of the user
     */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Geo Latitude */
    partner_latitude: field.Float
    /** Geo Longitude */
    partner_longitude: field.Float
    /**
     * Share Partner
     *
     * Either customer (not a user), either shared user. Indicated the current partner is a customer without access or
     * with a limited access created for sharing data.
     */
    partner_share: field.Boolean<'readonly'>
    /** Partner Vat Placeholder */
    partner_vat_placeholder: field.Char<'readonly' | 'lazy'>
    /**
     * Password
     *
     * Keep empty if you don't want the user to be able to connect on the system.
     */
    password: field.Char<'lazy'>
    /** Payment Token Count */
    payment_token_count: field.Integer<'readonly' | 'lazy'>
    /** Payment Tokens */
    payment_token_ids: field.One2many<UntypedModel<'payment.token'>, 'lazy'>
    /**
     * Peppol e-address (EAS)
     *
     * Code used to identify the Endpoint for BIS Billing 3.0 and its derivatives.
     * List available at https://docs.peppol.eu/poacc/billing/3.0/codelist/eas/
     */
    peppol_eas: field.Selection<
      | '9923'
      | '9922'
      | '0151'
      | '9914'
      | '9915'
      | '0208'
      | '9925'
      | '9924'
      | '9926'
      | '9934'
      | '9928'
      | '9929'
      | '0096'
      | '0184'
      | '0198'
      | '0191'
      | '9931'
      | '0037'
      | '0216'
      | '0213'
      | '0002'
      | '0009'
      | '9957'
      | '0225'
      | '0240'
      | '0204'
      | '9930'
      | '9933'
      | '9910'
      | '0196'
      | '9935'
      | '0211'
      | '0097'
      | '0188'
      | '0221'
      | '0218'
      | '9939'
      | '9936'
      | '0200'
      | '9937'
      | '9938'
      | '9942'
      | '0230'
      | '9943'
      | '9940'
      | '9941'
      | '0106'
      | '0190'
      | '9944'
      | '0192'
      | '9945'
      | '9946'
      | '9947'
      | '9948'
      | '0195'
      | '9949'
      | '9950'
      | '9920'
      | '0007'
      | '9955'
      | '9927'
      | '0183'
      | '9952'
      | '0235'
      | '9932'
      | '9959'
      | '0060'
      | '0088'
      | '0130'
      | '0135'
      | '0142'
      | '0193'
      | '0199'
      | '0201'
      | '0202'
      | '0209'
      | '0210'
      | '9913'
      | '9918'
      | '9919'
      | '9951'
      | '9953'
      | 'AN'
      | 'AQ'
      | 'AS'
      | 'AU'
      | 'EM'
    >
    /**
     * Peppol Endpoint
     *
     * Unique identifier used by the BIS Billing 3.0 and its derivatives, also known as 'Endpoint ID'.
     */
    peppol_endpoint: field.Char
    /** Phone */
    phone: field.Char
    /**
     * Blacklisted Phone is Phone
     *
     * Indicates if a blacklisted sanitized phone number is a phone number. Helps distinguish which number is
     * blacklisted             when there is both a mobile and phone field in a model.
     */
    phone_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /** Phone Number */
    phone_mobile_search: field.Char<'lazy'>
    /**
     * Sanitized Number
     *
     * Field used to store sanitized phone number. Helps speeding up searches and comparisons.
     */
    phone_sanitized: field.Char<'readonly'>
    /**
     * Phone Blacklisted
     *
     * If the sanitized phone number is on the blacklist, the contact won't receive mass mailing sms anymore, from any
     * list
     */
    phone_sanitized_blacklisted: field.Boolean<'readonly' | 'lazy'>
    /** Message for Stock Picking */
    picking_warn_msg: field.Text
    /** Presence */
    presence_ids: field.One2many<UntypedModel<'mail.presence'>>
    /** Properties */
    properties: field.Properties
    /** Properties Base Definition */
    properties_base_definition_id: field.Many2one<UntypedModel<'properties.base.definition'>, 'readonly'>
    /** Account Payable */
    property_account_payable_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Fiscal Position
     *
     * The fiscal position determines the taxes/accounts used for this contact.
     */
    property_account_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>>
    /** Account Receivable */
    property_account_receivable_id: field.Many2one<UntypedModel<'account.account'>>
    /**
     * Delivery Method
     *
     * Used in sales orders.
     */
    property_delivery_carrier_id: field.Many2one<UntypedModel<'delivery.carrier'>>
    /** Property Inbound Payment Method Line */
    property_inbound_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /** Property Outbound Payment Method Line */
    property_outbound_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /** Customer Payment Terms */
    property_payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /**
     * Pricelist
     *
     * Used for sales to the current partner
     */
    property_product_pricelist: field.Many2one<UntypedModel<'product.pricelist'>, 'lazy'>
    /**
     * Customer Location
     *
     * The stock location used as destination when sending goods to this contact.
     */
    property_stock_customer: field.Many2one<StockLocation>
    /**
     * Vendor Location
     *
     * The stock location used as source when receiving goods from this contact.
     */
    property_stock_supplier: field.Many2one<StockLocation>
    /** Vendor Payment Terms */
    property_supplier_payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /** Default Warehouse */
    property_warehouse_id: field.Many2one<StockWarehouse>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>, 'lazy'>
    /** Reference */
    ref: field.Char
    /** Companies that refers to partner */
    ref_company_ids: field.One2many<ResCompany, 'lazy'>
    /** Settings */
    res_users_settings_id: field.Many2one<UntypedModel<'res.users.settings'>, 'readonly' | 'lazy'>
    /** Res Users Settings */
    res_users_settings_ids: field.One2many<UntypedModel<'res.users.settings'>>
    /**
     * Default Working Hours
     *
     * Define the working schedule of the resource. If not set, the resource will have fully flexible working hours.
     */
    resource_calendar_id: field.Many2one<UntypedModel<'resource.calendar'>, 'lazy'>
    /** Resources */
    resource_ids: field.One2many<UntypedModel<'resource.resource'>>
    /** Role */
    role: field.Selection<'group_user' | 'group_system', 'lazy'>
    /**
     * User Roles
     *
     * Users are notified whenever one of their roles is @-mentioned in a conversation.
     */
    role_ids: field.Many2many<UntypedModel<'res.role'>>
    /** Rtc Session */
    rtc_session_ids: field.One2many<UntypedModel<'discuss.channel.rtc.session'>, 'lazy'>
    /**
     * # Record Rules
     *
     * Number of record rules that apply to the current user
     */
    rules_count: field.Integer<'readonly' | 'lazy'>
    /** Sale Order Count */
    sale_order_count: field.Integer<'readonly' | 'lazy'>
    /** Sales Order */
    sale_order_ids: field.One2many<SaleOrder, 'lazy'>
    /**
     * User Sales Team
     *
     * Main user sales team. Used notably for pipeline, or to set sales team in invoicing or subscription.
     */
    sale_team_id: field.Many2one<UntypedModel<'crm.team'>, 'readonly'>
    /** Message for Sales Order */
    sale_warn_msg: field.Text
    /** Partner with same Company Registry */
    same_company_registry_partner_id: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /** Partner with same Tax ID */
    same_vat_partner_id: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /** Self */
    self: field.Many2one<ResPartner, 'readonly' | 'lazy'>
    /**
     * Share User
     *
     * External user with limited access, created only for the purpose of sharing data.
     */
    share: field.Boolean<'readonly'>
    /** Show Credit Limit */
    show_credit_limit: field.Boolean<'readonly' | 'lazy'>
    /** Email Signature */
    signature: field.Html
    /** Signup Token Type */
    signup_type: field.Char
    /** Specific Property Product Pricelist */
    specific_property_product_pricelist: field.Many2one<UntypedModel<'product.pricelist'>>
    /** Status */
    state: field.Selection<'new' | 'active', 'readonly' | 'lazy'>
    /** State */
    state_id: field.Many2one<UntypedModel<'res.country.state'>>
    /** Street */
    street: field.Char
    /** Street2 */
    street2: field.Char
    /** # Vendor Bills */
    supplier_invoice_count: field.Integer<'readonly' | 'lazy'>
    /** Supplier Rank */
    supplier_rank: field.Integer
    /** Total Invoiced */
    total_invoiced: field.Monetary<'readonly' | 'lazy'>
    /** Two-factor authentication */
    totp_enabled: field.Boolean<'readonly' | 'lazy'>
    /** Trusted Devices */
    totp_trusted_device_ids: field.One2many<UntypedModel<'auth_totp.device'>>
    /** Onboarding */
    tour_enabled: field.Boolean
    /** Degree of trust you have in this debtor */
    trust: field.Selection<'good' | 'normal' | 'bad'>
    /** Address Type */
    type: field.Selection<'contact' | 'invoice' | 'delivery' | 'other'>
    /** Address Type Description */
    type_address_label: field.Char<'readonly' | 'lazy'>
    /**
     * Timezone
     *
     * When printing documents and exporting/importing data, time values are computed according to this timezone.
     * If the timezone is not set, UTC (Coordinated Universal Time) is used.
     * Anywhere else, time values are computed according to the time offset of your web client.
     */
    tz: field.Selection<
      | 'Africa/Abidjan'
      | 'Africa/Accra'
      | 'Africa/Addis_Ababa'
      | 'Africa/Algiers'
      | 'Africa/Asmara'
      | 'Africa/Bamako'
      | 'Africa/Bangui'
      | 'Africa/Banjul'
      | 'Africa/Bissau'
      | 'Africa/Blantyre'
      | 'Africa/Brazzaville'
      | 'Africa/Bujumbura'
      | 'Africa/Cairo'
      | 'Africa/Casablanca'
      | 'Africa/Ceuta'
      | 'Africa/Conakry'
      | 'Africa/Dakar'
      | 'Africa/Dar_es_Salaam'
      | 'Africa/Djibouti'
      | 'Africa/Douala'
      | 'Africa/El_Aaiun'
      | 'Africa/Freetown'
      | 'Africa/Gaborone'
      | 'Africa/Harare'
      | 'Africa/Johannesburg'
      | 'Africa/Juba'
      | 'Africa/Kampala'
      | 'Africa/Khartoum'
      | 'Africa/Kigali'
      | 'Africa/Kinshasa'
      | 'Africa/Lagos'
      | 'Africa/Libreville'
      | 'Africa/Lome'
      | 'Africa/Luanda'
      | 'Africa/Lubumbashi'
      | 'Africa/Lusaka'
      | 'Africa/Malabo'
      | 'Africa/Maputo'
      | 'Africa/Maseru'
      | 'Africa/Mbabane'
      | 'Africa/Mogadishu'
      | 'Africa/Monrovia'
      | 'Africa/Nairobi'
      | 'Africa/Ndjamena'
      | 'Africa/Niamey'
      | 'Africa/Nouakchott'
      | 'Africa/Ouagadougou'
      | 'Africa/Porto-Novo'
      | 'Africa/Sao_Tome'
      | 'Africa/Timbuktu'
      | 'Africa/Tripoli'
      | 'Africa/Tunis'
      | 'Africa/Windhoek'
      | 'America/Adak'
      | 'America/Anchorage'
      | 'America/Anguilla'
      | 'America/Antigua'
      | 'America/Araguaina'
      | 'America/Argentina/Buenos_Aires'
      | 'America/Argentina/Catamarca'
      | 'America/Argentina/Cordoba'
      | 'America/Argentina/Jujuy'
      | 'America/Argentina/La_Rioja'
      | 'America/Argentina/Mendoza'
      | 'America/Argentina/Rio_Gallegos'
      | 'America/Argentina/Salta'
      | 'America/Argentina/San_Juan'
      | 'America/Argentina/San_Luis'
      | 'America/Argentina/Tucuman'
      | 'America/Argentina/Ushuaia'
      | 'America/Aruba'
      | 'America/Asuncion'
      | 'America/Atikokan'
      | 'America/Atka'
      | 'America/Bahia'
      | 'America/Bahia_Banderas'
      | 'America/Barbados'
      | 'America/Belem'
      | 'America/Belize'
      | 'America/Blanc-Sablon'
      | 'America/Boa_Vista'
      | 'America/Bogota'
      | 'America/Boise'
      | 'America/Cambridge_Bay'
      | 'America/Campo_Grande'
      | 'America/Cancun'
      | 'America/Caracas'
      | 'America/Cayenne'
      | 'America/Cayman'
      | 'America/Chicago'
      | 'America/Chihuahua'
      | 'America/Ciudad_Juarez'
      | 'America/Coral_Harbour'
      | 'America/Costa_Rica'
      | 'America/Coyhaique'
      | 'America/Creston'
      | 'America/Cuiaba'
      | 'America/Curacao'
      | 'America/Danmarkshavn'
      | 'America/Dawson'
      | 'America/Dawson_Creek'
      | 'America/Denver'
      | 'America/Detroit'
      | 'America/Dominica'
      | 'America/Edmonton'
      | 'America/Eirunepe'
      | 'America/El_Salvador'
      | 'America/Ensenada'
      | 'America/Fort_Nelson'
      | 'America/Fortaleza'
      | 'America/Glace_Bay'
      | 'America/Goose_Bay'
      | 'America/Grand_Turk'
      | 'America/Grenada'
      | 'America/Guadeloupe'
      | 'America/Guatemala'
      | 'America/Guayaquil'
      | 'America/Guyana'
      | 'America/Halifax'
      | 'America/Havana'
      | 'America/Hermosillo'
      | 'America/Indiana/Indianapolis'
      | 'America/Indiana/Knox'
      | 'America/Indiana/Marengo'
      | 'America/Indiana/Petersburg'
      | 'America/Indiana/Tell_City'
      | 'America/Indiana/Vevay'
      | 'America/Indiana/Vincennes'
      | 'America/Indiana/Winamac'
      | 'America/Inuvik'
      | 'America/Iqaluit'
      | 'America/Jamaica'
      | 'America/Juneau'
      | 'America/Kentucky/Louisville'
      | 'America/Kentucky/Monticello'
      | 'America/Kralendijk'
      | 'America/La_Paz'
      | 'America/Lima'
      | 'America/Los_Angeles'
      | 'America/Lower_Princes'
      | 'America/Maceio'
      | 'America/Managua'
      | 'America/Manaus'
      | 'America/Marigot'
      | 'America/Martinique'
      | 'America/Matamoros'
      | 'America/Mazatlan'
      | 'America/Menominee'
      | 'America/Merida'
      | 'America/Metlakatla'
      | 'America/Mexico_City'
      | 'America/Miquelon'
      | 'America/Moncton'
      | 'America/Monterrey'
      | 'America/Montevideo'
      | 'America/Montreal'
      | 'America/Montserrat'
      | 'America/Nassau'
      | 'America/New_York'
      | 'America/Nipigon'
      | 'America/Nome'
      | 'America/Noronha'
      | 'America/North_Dakota/Beulah'
      | 'America/North_Dakota/Center'
      | 'America/North_Dakota/New_Salem'
      | 'America/Nuuk'
      | 'America/Ojinaga'
      | 'America/Panama'
      | 'America/Pangnirtung'
      | 'America/Paramaribo'
      | 'America/Phoenix'
      | 'America/Port-au-Prince'
      | 'America/Port_of_Spain'
      | 'America/Porto_Acre'
      | 'America/Porto_Velho'
      | 'America/Puerto_Rico'
      | 'America/Punta_Arenas'
      | 'America/Rainy_River'
      | 'America/Rankin_Inlet'
      | 'America/Recife'
      | 'America/Regina'
      | 'America/Resolute'
      | 'America/Rio_Branco'
      | 'America/Santa_Isabel'
      | 'America/Santarem'
      | 'America/Santiago'
      | 'America/Santo_Domingo'
      | 'America/Sao_Paulo'
      | 'America/Scoresbysund'
      | 'America/Shiprock'
      | 'America/Sitka'
      | 'America/St_Barthelemy'
      | 'America/St_Johns'
      | 'America/St_Kitts'
      | 'America/St_Lucia'
      | 'America/St_Thomas'
      | 'America/St_Vincent'
      | 'America/Swift_Current'
      | 'America/Tegucigalpa'
      | 'America/Thule'
      | 'America/Thunder_Bay'
      | 'America/Tijuana'
      | 'America/Toronto'
      | 'America/Tortola'
      | 'America/Vancouver'
      | 'America/Virgin'
      | 'America/Whitehorse'
      | 'America/Winnipeg'
      | 'America/Yakutat'
      | 'America/Yellowknife'
      | 'Antarctica/Casey'
      | 'Antarctica/Davis'
      | 'Antarctica/DumontDUrville'
      | 'Antarctica/Macquarie'
      | 'Antarctica/Mawson'
      | 'Antarctica/McMurdo'
      | 'Antarctica/Palmer'
      | 'Antarctica/Rothera'
      | 'Antarctica/Syowa'
      | 'Antarctica/Troll'
      | 'Antarctica/Vostok'
      | 'Arctic/Longyearbyen'
      | 'Asia/Aden'
      | 'Asia/Almaty'
      | 'Asia/Amman'
      | 'Asia/Anadyr'
      | 'Asia/Aqtau'
      | 'Asia/Aqtobe'
      | 'Asia/Ashgabat'
      | 'Asia/Atyrau'
      | 'Asia/Baghdad'
      | 'Asia/Bahrain'
      | 'Asia/Baku'
      | 'Asia/Bangkok'
      | 'Asia/Barnaul'
      | 'Asia/Beirut'
      | 'Asia/Bishkek'
      | 'Asia/Brunei'
      | 'Asia/Chita'
      | 'Asia/Chongqing'
      | 'Asia/Colombo'
      | 'Asia/Damascus'
      | 'Asia/Dhaka'
      | 'Asia/Dili'
      | 'Asia/Dubai'
      | 'Asia/Dushanbe'
      | 'Asia/Famagusta'
      | 'Asia/Gaza'
      | 'Asia/Harbin'
      | 'Asia/Hebron'
      | 'Asia/Ho_Chi_Minh'
      | 'Asia/Hong_Kong'
      | 'Asia/Hovd'
      | 'Asia/Irkutsk'
      | 'Asia/Istanbul'
      | 'Asia/Jakarta'
      | 'Asia/Jayapura'
      | 'Asia/Jerusalem'
      | 'Asia/Kabul'
      | 'Asia/Kamchatka'
      | 'Asia/Karachi'
      | 'Asia/Kashgar'
      | 'Asia/Kathmandu'
      | 'Asia/Khandyga'
      | 'Asia/Kolkata'
      | 'Asia/Krasnoyarsk'
      | 'Asia/Kuala_Lumpur'
      | 'Asia/Kuching'
      | 'Asia/Kuwait'
      | 'Asia/Macau'
      | 'Asia/Magadan'
      | 'Asia/Makassar'
      | 'Asia/Manila'
      | 'Asia/Muscat'
      | 'Asia/Nicosia'
      | 'Asia/Novokuznetsk'
      | 'Asia/Novosibirsk'
      | 'Asia/Omsk'
      | 'Asia/Oral'
      | 'Asia/Phnom_Penh'
      | 'Asia/Pontianak'
      | 'Asia/Pyongyang'
      | 'Asia/Qatar'
      | 'Asia/Qostanay'
      | 'Asia/Qyzylorda'
      | 'Asia/Riyadh'
      | 'Asia/Sakhalin'
      | 'Asia/Samarkand'
      | 'Asia/Seoul'
      | 'Asia/Shanghai'
      | 'Asia/Singapore'
      | 'Asia/Srednekolymsk'
      | 'Asia/Taipei'
      | 'Asia/Tashkent'
      | 'Asia/Tbilisi'
      | 'Asia/Tehran'
      | 'Asia/Tel_Aviv'
      | 'Asia/Thimphu'
      | 'Asia/Tokyo'
      | 'Asia/Tomsk'
      | 'Asia/Ulaanbaatar'
      | 'Asia/Urumqi'
      | 'Asia/Ust-Nera'
      | 'Asia/Vientiane'
      | 'Asia/Vladivostok'
      | 'Asia/Yakutsk'
      | 'Asia/Yangon'
      | 'Asia/Yekaterinburg'
      | 'Asia/Yerevan'
      | 'Atlantic/Azores'
      | 'Atlantic/Bermuda'
      | 'Atlantic/Canary'
      | 'Atlantic/Cape_Verde'
      | 'Atlantic/Faroe'
      | 'Atlantic/Jan_Mayen'
      | 'Atlantic/Madeira'
      | 'Atlantic/Reykjavik'
      | 'Atlantic/South_Georgia'
      | 'Atlantic/St_Helena'
      | 'Atlantic/Stanley'
      | 'Australia/Adelaide'
      | 'Australia/Brisbane'
      | 'Australia/Broken_Hill'
      | 'Australia/Canberra'
      | 'Australia/Currie'
      | 'Australia/Darwin'
      | 'Australia/Eucla'
      | 'Australia/Hobart'
      | 'Australia/Lindeman'
      | 'Australia/Lord_Howe'
      | 'Australia/Melbourne'
      | 'Australia/Perth'
      | 'Australia/Sydney'
      | 'Australia/Yancowinna'
      | 'Europe/Amsterdam'
      | 'Europe/Andorra'
      | 'Europe/Astrakhan'
      | 'Europe/Athens'
      | 'Europe/Belfast'
      | 'Europe/Belgrade'
      | 'Europe/Berlin'
      | 'Europe/Bratislava'
      | 'Europe/Brussels'
      | 'Europe/Bucharest'
      | 'Europe/Budapest'
      | 'Europe/Busingen'
      | 'Europe/Chisinau'
      | 'Europe/Copenhagen'
      | 'Europe/Dublin'
      | 'Europe/Gibraltar'
      | 'Europe/Guernsey'
      | 'Europe/Helsinki'
      | 'Europe/Isle_of_Man'
      | 'Europe/Istanbul'
      | 'Europe/Jersey'
      | 'Europe/Kaliningrad'
      | 'Europe/Kirov'
      | 'Europe/Kyiv'
      | 'Europe/Lisbon'
      | 'Europe/Ljubljana'
      | 'Europe/London'
      | 'Europe/Luxembourg'
      | 'Europe/Madrid'
      | 'Europe/Malta'
      | 'Europe/Mariehamn'
      | 'Europe/Minsk'
      | 'Europe/Monaco'
      | 'Europe/Moscow'
      | 'Europe/Nicosia'
      | 'Europe/Oslo'
      | 'Europe/Paris'
      | 'Europe/Podgorica'
      | 'Europe/Prague'
      | 'Europe/Riga'
      | 'Europe/Rome'
      | 'Europe/Samara'
      | 'Europe/San_Marino'
      | 'Europe/Sarajevo'
      | 'Europe/Saratov'
      | 'Europe/Simferopol'
      | 'Europe/Skopje'
      | 'Europe/Sofia'
      | 'Europe/Stockholm'
      | 'Europe/Tallinn'
      | 'Europe/Tirane'
      | 'Europe/Tiraspol'
      | 'Europe/Ulyanovsk'
      | 'Europe/Vaduz'
      | 'Europe/Vatican'
      | 'Europe/Vienna'
      | 'Europe/Vilnius'
      | 'Europe/Volgograd'
      | 'Europe/Warsaw'
      | 'Europe/Zagreb'
      | 'Europe/Zurich'
      | 'GMT'
      | 'Indian/Antananarivo'
      | 'Indian/Chagos'
      | 'Indian/Christmas'
      | 'Indian/Cocos'
      | 'Indian/Comoro'
      | 'Indian/Kerguelen'
      | 'Indian/Mahe'
      | 'Indian/Maldives'
      | 'Indian/Mauritius'
      | 'Indian/Mayotte'
      | 'Indian/Reunion'
      | 'Pacific/Apia'
      | 'Pacific/Auckland'
      | 'Pacific/Bougainville'
      | 'Pacific/Chatham'
      | 'Pacific/Chuuk'
      | 'Pacific/Easter'
      | 'Pacific/Efate'
      | 'Pacific/Fakaofo'
      | 'Pacific/Fiji'
      | 'Pacific/Funafuti'
      | 'Pacific/Galapagos'
      | 'Pacific/Gambier'
      | 'Pacific/Guadalcanal'
      | 'Pacific/Guam'
      | 'Pacific/Honolulu'
      | 'Pacific/Johnston'
      | 'Pacific/Kanton'
      | 'Pacific/Kiritimati'
      | 'Pacific/Kosrae'
      | 'Pacific/Kwajalein'
      | 'Pacific/Majuro'
      | 'Pacific/Marquesas'
      | 'Pacific/Midway'
      | 'Pacific/Nauru'
      | 'Pacific/Niue'
      | 'Pacific/Norfolk'
      | 'Pacific/Noumea'
      | 'Pacific/Pago_Pago'
      | 'Pacific/Palau'
      | 'Pacific/Pitcairn'
      | 'Pacific/Pohnpei'
      | 'Pacific/Port_Moresby'
      | 'Pacific/Rarotonga'
      | 'Pacific/Saipan'
      | 'Pacific/Samoa'
      | 'Pacific/Tahiti'
      | 'Pacific/Tarawa'
      | 'Pacific/Tongatapu'
      | 'Pacific/Wake'
      | 'Pacific/Wallis'
      | 'Pacific/Yap'
      | 'UTC'
      | 'Etc/GMT'
      | 'Etc/GMT+0'
      | 'Etc/GMT+1'
      | 'Etc/GMT+10'
      | 'Etc/GMT+11'
      | 'Etc/GMT+12'
      | 'Etc/GMT+2'
      | 'Etc/GMT+3'
      | 'Etc/GMT+4'
      | 'Etc/GMT+5'
      | 'Etc/GMT+6'
      | 'Etc/GMT+7'
      | 'Etc/GMT+8'
      | 'Etc/GMT+9'
      | 'Etc/GMT-0'
      | 'Etc/GMT-1'
      | 'Etc/GMT-10'
      | 'Etc/GMT-11'
      | 'Etc/GMT-12'
      | 'Etc/GMT-13'
      | 'Etc/GMT-14'
      | 'Etc/GMT-2'
      | 'Etc/GMT-3'
      | 'Etc/GMT-4'
      | 'Etc/GMT-5'
      | 'Etc/GMT-6'
      | 'Etc/GMT-7'
      | 'Etc/GMT-8'
      | 'Etc/GMT-9'
      | 'Etc/GMT0'
      | 'Etc/Greenwich'
      | 'Etc/UCT'
      | 'Etc/UTC'
      | 'Etc/Universal'
      | 'Etc/Zulu'
    >
    /** Timezone offset */
    tz_offset: field.Char<'readonly' | 'lazy'>
    /**
     * Partner Limit
     *
     * Set a value greater than 0.0 to activate a credit limit check
     */
    use_partner_credit_limit: field.Boolean<'lazy'>
    /**
     * Salesperson
     *
     * The internal user in charge of this contact.
     */
    user_id: field.Many2one<ResUsers>
    /** Users */
    user_ids: field.One2many<ResUsers, 'lazy'>
    /**
     * Tax ID
     *
     * The Tax Identification Number. Values here will be validated based on the country format. You can use '/' to
     * indicate that the partner is not subject to tax.
     */
    vat: field.Char
    /** Tax ID Label */
    vat_label: field.Char<'readonly' | 'lazy'>
    /** Technical field for user group setting */
    view_group_hierarchy: field.Json<'lazy'>
    /** Visitors */
    visitor_ids: field.One2many<UntypedModel<'website.visitor'>, 'lazy'>
    /** Website Link */
    website: field.Char
    /**
     * Website Absolute URL
     *
     * The full absolute URL to access the document through the website.
     */
    website_absolute_url: field.Char<'readonly' | 'lazy'>
    /**
     * Website
     *
     * Restrict to a specific website.
     */
    website_id: field.Many2one<UntypedModel<'website'>>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>, 'lazy'>
    /** Visible on current website */
    website_published: field.Boolean<'lazy'>
    /**
     * Website URL
     *
     * The full relative URL to access the document through the website.
     */
    website_url: field.Char<'readonly' | 'lazy'>
    /** Wishlist */
    wishlist_ids: field.One2many<UntypedModel<'product.wishlist'>, 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Zip */
    zip: field.Char
  }
  methods: object
}

/** Sales Advance Payment Invoice */
export interface SaleAdvancePaymentInv {
  name: 'sale.advance.payment.inv'
  fields: {
    /**
     * Create Invoice
     *
     * A standard invoice is issued with all the order lines ready for invoicing,according to their invoicing policy
     * (based on ordered or delivered quantity).
     */
    advance_payment_method: field.Selection<'delivered' | 'percentage' | 'fixed', 'required'>
    /**
     * Down Payment
     *
     * The percentage of amount to be invoiced in advance.
     */
    amount: field.Float
    /**
     * Already invoiced
     *
     * Only confirmed down payments are considered.
     */
    amount_invoiced: field.Monetary<'readonly' | 'lazy'>
    /** Company */
    company_id: field.Many2one<ResCompany, 'readonly'>
    /**
     * Consolidated Billing
     *
     * Create one invoice for all orders related to same customer, same invoicing address and same delivery address.
     */
    consolidated_billing: field.Boolean
    /** Order Count */
    count: field.Integer<'readonly' | 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly'>
    /** Deduct down payments */
    deduct_down_payments: field.Boolean
    /** Display Draft Invoice Warning */
    display_draft_invoice_warning: field.Boolean<'readonly' | 'lazy'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /**
     * Down Payment Amount (Fixed)
     *
     * The fixed amount to be invoiced in advance.
     */
    fixed_amount: field.Monetary
    /** Has down payments */
    has_down_payments: field.Boolean<'readonly' | 'lazy'>
    /** Sale Order */
    sale_order_ids: field.Many2many<SaleOrder>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Sales Order */
export interface SaleOrder {
  name: 'sale.order'
  fields: {
    /** Security Token */
    access_token: field.Char
    /**
     * Portal Access URL
     *
     * Customer Portal URL
     */
    access_url: field.Char<'readonly' | 'lazy'>
    /** Access warning */
    access_warning: field.Text<'readonly' | 'lazy'>
    /** Next Activity Deadline */
    activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /**
     * Activity Exception Decoration
     *
     * Type of the exception activity on record.
     */
    activity_exception_decoration: field.Selection<'warning' | 'danger', 'readonly' | 'lazy'>
    /**
     * Icon
     *
     * Icon to indicate an exception activity.
     */
    activity_exception_icon: field.Char<'readonly' | 'lazy'>
    /** Activities */
    activity_ids: field.One2many<UntypedModel<'mail.activity'>>
    /**
     * Activity State
     *
     * Status based on activities
     * Overdue: Due date is already passed
     * Today: Activity date is today
     * Planned: Future activities.
     */
    activity_state: field.Selection<'overdue' | 'today' | 'planned', 'readonly' | 'lazy'>
    /** Next Activity Summary */
    activity_summary: field.Char<'lazy'>
    /**
     * Activity Type Icon
     *
     * Font awesome icon e.g. fa-tasks
     */
    activity_type_icon: field.Char<'readonly' | 'lazy'>
    /** Next Activity Type */
    activity_type_id: field.Many2one<UntypedModel<'mail.activity.type'>, 'lazy'>
    /** Responsible User */
    activity_user_id: field.Many2one<ResUsers, 'readonly' | 'lazy'>
    /**
     * Delivery Amount
     *
     * Tax included or excluded depending on the website configuration.
     */
    amount_delivery: field.Monetary<'readonly' | 'lazy'>
    /** Already invoiced */
    amount_invoiced: field.Monetary<'readonly' | 'lazy'>
    /**
     * Payment Transactions Amount
     *
     * Sum of transactions made in through the online payment form that are in the state 'done' or 'authorized' and
     * linked to this order.
     */
    amount_paid: field.Float<'readonly' | 'lazy'>
    /** Taxes */
    amount_tax: field.Monetary<'readonly'>
    /** Un-invoiced Balance */
    amount_to_invoice: field.Monetary<'readonly' | 'lazy'>
    /** Total */
    amount_total: field.Monetary<'readonly'>
    /** Amount Before Discount */
    amount_undiscounted: field.Float<'readonly' | 'lazy'>
    /** Untaxed Amount */
    amount_untaxed: field.Monetary<'readonly'>
    /** Authorized Transactions */
    authorized_transaction_ids: field.Many2many<UntypedModel<'payment.transaction'>, 'readonly' | 'lazy'>
    /** Available Quotation Documents */
    available_quotation_document_ids: field.Many2many<UntypedModel<'quotation.document'>, 'readonly' | 'lazy'>
    /**
     * Campaign
     *
     * This is a name that helps you keep track of your different campaign efforts, e.g. Fall_Drive, Christmas_Special
     */
    campaign_id: field.Many2one<UntypedModel<'utm.campaign'>>
    /**
     * Delivery Method
     *
     * Fill this field if you plan to invoice the shipping based on picking.
     */
    carrier_id: field.Many2one<UntypedModel<'delivery.carrier'>>
    /** Cart Quantity */
    cart_quantity: field.Integer<'readonly' | 'lazy'>
    /** Cart recovery email already sent */
    cart_recovery_email_sent: field.Boolean
    /** Customer Reference */
    client_order_ref: field.Char
    /**
     * Delivery Date
     *
     * This is the delivery date promised to the customer. If set, the delivery order will be scheduled based on this
     * date rather than product lead times.
     */
    commitment_date: field.Datetime
    /** Company */
    company_id: field.Many2one<ResCompany, 'required'>
    /**
     * Default Sales Price Include
     *
     * Default on whether the sales price used on the product and invoices with this Company includes its taxes.
     */
    company_price_include: field.Selection<'tax_included' | 'tax_excluded', 'readonly' | 'lazy'>
    /**
     * Country code
     *
     * The ISO country code in two chars.
     * You can use this field for quick search.
     */
    country_code: field.Char<'readonly' | 'lazy'>
    /** Creation Date */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly'>
    /** Currency Rate */
    currency_rate: field.Float<'readonly'>
    /** Customizable PDF Form Fields */
    customizable_pdf_form_fields: field.Json
    /**
     * Order Date
     *
     * Creation date of draft/sent orders,
     * Confirmation date of confirmed orders.
     */
    date_order: field.Datetime<'required'>
    /** Delivery Orders */
    delivery_count: field.Integer<'readonly' | 'lazy'>
    /** Delivery Message */
    delivery_message: field.Char<'readonly'>
    /** Delivery Set */
    delivery_set: field.Boolean<'readonly' | 'lazy'>
    /**
     * Delivery Status
     *
     * Blue: Not Delivered/Started
     * Orange: Partially Delivered
     * Green: Fully Delivered
     */
    delivery_status: field.Selection<'pending' | 'started' | 'partial' | 'full', 'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Duplicated Order */
    duplicated_order_ids: field.Many2many<SaleOrder, 'readonly' | 'lazy'>
    /**
     * Effective Date
     *
     * Completion date of the first delivery order.
     */
    effective_date: field.Datetime<'readonly'>
    /**
     * Expected Date
     *
     * Delivery date you can promise to the customer, computed from the minimum lead time of the order lines in case of
     * Service products. In case of shipping, the shipping policy of the order will be taken into account to either use
     * the minimum or maximum lead time of the order lines.
     */
    expected_date: field.Datetime<'readonly' | 'lazy'>
    /**
     * Fiscal Position
     *
     * Fiscal positions are used to adapt taxes and accounts for particular customers or sales orders/invoices.The
     * default value comes from the customer.
     */
    fiscal_position_id: field.Many2one<UntypedModel<'account.fiscal.position'>>
    /** Has Active Pricelist */
    has_active_pricelist: field.Boolean<'readonly' | 'lazy'>
    /** Has Archived Products */
    has_archived_products: field.Boolean<'readonly' | 'lazy'>
    /** Has Authorized Transactions */
    has_authorized_transaction_ids: field.Boolean<'readonly' | 'lazy'>
    /** Has Message */
    has_message: field.Boolean<'readonly' | 'lazy'>
    /**
     * Incoterm
     *
     * International Commercial Terms are a series of predefined commercial terms used in international transactions.
     */
    incoterm: field.Many2one<UntypedModel<'account.incoterms'>>
    /** Incoterm Location */
    incoterm_location: field.Char
    /** Invoice Count */
    invoice_count: field.Integer<'readonly' | 'lazy'>
    /** Invoices */
    invoice_ids: field.Many2many<AccountMove, 'readonly' | 'lazy'>
    /** Invoice Status */
    invoice_status: field.Selection<'upselling' | 'invoiced' | 'to invoice' | 'no', 'readonly'>
    /** Abandoned Cart */
    is_abandoned_cart: field.Boolean<'readonly' | 'lazy'>
    /** Service Product */
    is_all_service: field.Boolean<'readonly' | 'lazy'>
    /** Is Expired */
    is_expired: field.Boolean<'readonly' | 'lazy'>
    /** Is Pdf Quote Builder Available */
    is_pdf_quote_builder_available: field.Boolean<'readonly' | 'lazy'>
    /**
     * Invoicing Journal
     *
     * If set, the SO will invoice in this journal; otherwise the sales journal with the lowest sequence is used.
     */
    journal_id: field.Many2one<UntypedModel<'account.journal'>>
    /** JSON data for the popover widget */
    json_popover: field.Char<'readonly' | 'lazy'>
    /**
     * Late Availability
     *
     * True if any related picking has late availability
     */
    late_availability: field.Boolean<'readonly' | 'lazy'>
    /**
     * Locked
     *
     * Locked orders cannot be modified.
     */
    locked: field.Boolean
    /**
     * Medium
     *
     * This is the method of delivery, e.g. Postcard, Email, or Banner Ad
     */
    medium_id: field.Many2one<UntypedModel<'utm.medium'>>
    /** Attachment Count */
    message_attachment_count: field.Integer<'readonly' | 'lazy'>
    /** Followers */
    message_follower_ids: field.One2many<UntypedModel<'mail.followers'>>
    /**
     * Message Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_error: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of errors
     *
     * Number of messages with delivery error
     */
    message_has_error_counter: field.Integer<'readonly' | 'lazy'>
    /**
     * SMS Delivery error
     *
     * If checked, some messages have a delivery error.
     */
    message_has_sms_error: field.Boolean<'readonly' | 'lazy'>
    /** Messages */
    message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Is Follower */
    message_is_follower: field.Boolean<'readonly' | 'lazy'>
    /**
     * Action Needed
     *
     * If checked, new messages require your attention.
     */
    message_needaction: field.Boolean<'readonly' | 'lazy'>
    /**
     * Number of Actions
     *
     * Number of messages requiring action
     */
    message_needaction_counter: field.Integer<'readonly' | 'lazy'>
    /** Followers (Partners) */
    message_partner_ids: field.Many2many<ResPartner, 'lazy'>
    /** My Activity Deadline */
    my_activity_date_deadline: field.Date<'readonly' | 'lazy'>
    /** Order Reference */
    name: field.Char<'required'>
    /** Terms and conditions */
    note: field.Html
    /** Only Services */
    only_services: field.Boolean<'readonly' | 'lazy'>
    /** Order Lines */
    order_line: field.One2many<SaleOrderLine>
    /**
     * Source Document
     *
     * Reference of the document that generated this sales order request
     */
    origin: field.Char
    /** Partner Credit Warning */
    partner_credit_warning: field.Text<'readonly' | 'lazy'>
    /** Customer */
    partner_id: field.Many2one<ResPartner, 'required'>
    /** Invoice Address */
    partner_invoice_id: field.Many2one<ResPartner, 'required'>
    /** Delivery Address */
    partner_shipping_id: field.Many2one<ResPartner, 'required'>
    /** Payment Terms */
    payment_term_id: field.Many2one<UntypedModel<'account.payment.term'>>
    /** Pending Email Template */
    pending_email_template_id: field.Many2one<UntypedModel<'mail.template'>, 'readonly'>
    /** Transfers */
    picking_ids: field.One2many<UntypedModel<'stock.picking'>>
    /**
     * Shipping Policy
     *
     * If you deliver all products at once, the delivery order will be scheduled based on the greatest product lead
     * time. Otherwise, it will be based on the shortest.
     */
    picking_policy: field.Selection<'direct' | 'one', 'required'>
    /** Pickup Location Data */
    pickup_location_data: field.Json
    /** Payment Method */
    preferred_payment_method_line_id: field.Many2one<UntypedModel<'account.payment.method.line'>>
    /**
     * Prepayment percentage
     *
     * The percentage of the amount needed that must be paid by the customer to confirm the order.
     */
    prepayment_percent: field.Float
    /**
     * Pricelist
     *
     * If you change the pricelist, only newly added lines will be affected.
     */
    pricelist_id: field.Many2one<UntypedModel<'product.pricelist'>>
    /** Headers/Footers */
    quotation_document_ids: field.Many2many<UntypedModel<'quotation.document'>>
    /** Ratings */
    rating_ids: field.One2many<UntypedModel<'rating.rating'>>
    /** Delivery cost should be recomputed */
    recompute_delivery_price: field.Boolean
    /**
     * Payment Ref.
     *
     * The payment communication of this sale order.
     */
    reference: field.Char
    /**
     * Online payment
     *
     * Request a online payment from the customer to confirm the order.
     */
    require_payment: field.Boolean
    /**
     * Online signature
     *
     * Request a online signature from the customer to confirm the order.
     */
    require_signature: field.Boolean
    /** Quotation Template */
    sale_order_template_id: field.Many2one<UntypedModel<'sale.order.template'>>
    /**
     * Sale Warning
     *
     * Internal warning for the partner or the products as set by the user.
     */
    sale_warning_text: field.Text<'readonly' | 'lazy'>
    /** Shipping Weight */
    shipping_weight: field.Float
    /** Warning */
    shop_warning: field.Char
    /** Has late picking */
    show_json_popover: field.Boolean<'readonly' | 'lazy'>
    /** Has Fiscal Position Changed */
    show_update_fpos: field.Boolean<'lazy'>
    /** Has Pricelist Changed */
    show_update_pricelist: field.Boolean<'lazy'>
    /** Signature */
    signature: field.Binary
    /** Signed By */
    signed_by: field.Char
    /** Signed On */
    signed_on: field.Datetime
    /**
     * Source
     *
     * This is the source of the link, e.g. Search Engine, another domain, or name of email list
     */
    source_id: field.Many2one<UntypedModel<'utm.source'>>
    /** Status */
    state: field.Selection<'draft' | 'sent' | 'sale' | 'cancel', 'readonly'>
    /** References */
    stock_reference_ids: field.Many2many<UntypedModel<'stock.reference'>>
    /** Tags */
    tag_ids: field.Many2many<UntypedModel<'crm.tag'>>
    /** Tax Calculation Rounding Method */
    tax_calculation_rounding_method: field.Selection<'round_globally' | 'round_per_line', 'readonly'>
    /** Tax Country */
    tax_country_id: field.Many2one<ResCountry, 'readonly' | 'lazy'>
    /** Tax Totals */
    tax_totals: field.Unknown<'readonly' | 'lazy'>
    /** Sales Team */
    team_id: field.Many2one<UntypedModel<'crm.team'>>
    /** Terms & Conditions format */
    terms_type: field.Selection<'plain' | 'html', 'readonly'>
    /** Transactions */
    transaction_ids: field.Many2many<UntypedModel<'payment.transaction'>, 'readonly'>
    /** Type Name */
    type_name: field.Char<'readonly' | 'lazy'>
    /** Salesperson */
    user_id: field.Many2one<ResUsers>
    /**
     * Expiration
     *
     * Validity of the order, after that you will not able to sign & pay the quotation.
     */
    validity_date: field.Date
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse>
    /**
     * Website
     *
     * Website through which this order was placed for eCommerce orders.
     */
    website_id: field.Many2one<UntypedModel<'website'>, 'readonly'>
    /**
     * Website Messages
     *
     * Website communication history
     */
    website_message_ids: field.One2many<UntypedModel<'mail.message'>>
    /** Order Lines displayed on Website */
    website_order_line: field.One2many<SaleOrderLine, 'readonly' | 'lazy'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Sales Order Line */
export interface SaleOrderLine {
  name: 'sale.order.line'
  fields: {
    /** Allowed Uom */
    allowed_uom_ids: field.Many2many<UntypedModel<'uom.uom'>, 'readonly' | 'lazy'>
    /** Invoiced Amount */
    amount_invoiced: field.Monetary<'readonly' | 'lazy'>
    /** Un-invoiced Balance */
    amount_to_invoice: field.Monetary<'readonly' | 'lazy'>
    /** Amount */
    amount_to_invoice_at_date: field.Float<'readonly' | 'lazy'>
    /** Analytic Distribution */
    analytic_distribution: field.Json
    /** Analytic lines */
    analytic_line_ids: field.One2many<UntypedModel<'account.analytic.line'>>
    /** Analytic Precision */
    analytic_precision: field.Integer<'lazy'>
    /** Available Product Documents */
    available_product_document_ids: field.Many2many<UntypedModel<'product.document'>, 'readonly' | 'lazy'>
    /** Product Category */
    categ_id: field.Many2one<UntypedModel<'product.category'>, 'readonly' | 'lazy'>
    /** Collapse Composition */
    collapse_composition: field.Boolean
    /** Collapse Prices */
    collapse_prices: field.Boolean
    /** Combo Item */
    combo_item_id: field.Many2one<UntypedModel<'product.combo.item'>>
    /** Company */
    company_id: field.Many2one<ResCompany, 'readonly'>
    /**
     * Default Sales Price Include
     *
     * Default on whether the sales price used on the product and invoices with this Company includes its taxes.
     */
    company_price_include: field.Selection<'tax_included' | 'tax_excluded', 'readonly' | 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly'>
    /**
     * Lead Time
     *
     * Number of days between the order confirmation and the shipping of the products to the customer
     */
    customer_lead: field.Float<'required'>
    /** Discount (%) */
    discount: field.Float
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Display Qty Widget */
    display_qty_widget: field.Boolean<'readonly' | 'lazy'>
    /** Display Type */
    display_type: field.Selection<'line_section' | 'line_subsection' | 'line_note'>
    /** Distribution Analytic Account */
    distribution_analytic_account_ids: field.Many2many<UntypedModel<'account.analytic.account'>, 'readonly' | 'lazy'>
    /** Extra Tax Data */
    extra_tax_data: field.Json
    /** Forecast Expected Date */
    forecast_expected_date: field.Datetime<'readonly' | 'lazy'>
    /** Free Qty Today */
    free_qty_today: field.Float<'readonly' | 'lazy'>
    /** Invoice Lines */
    invoice_lines: field.Many2many<UntypedModel<'account.move.line'>>
    /** Invoice Status */
    invoice_status: field.Selection<'upselling' | 'invoiced' | 'to invoice' | 'no', 'readonly'>
    /** Is the product configurable? */
    is_configurable_product: field.Boolean<'readonly' | 'lazy'>
    /** Is a Delivery */
    is_delivery: field.Boolean
    /**
     * Is a down payment
     *
     * Down payments are made when creating invoices from a sales order. They are not copied when duplicating a sales
     * order.
     */
    is_downpayment: field.Boolean
    /**
     * Is expense
     *
     * Is true if the sales order line comes from an expense or a vendor bills
     */
    is_expense: field.Boolean
    /** Is Mto */
    is_mto: field.Boolean<'readonly' | 'lazy'>
    /** Optional Line */
    is_optional: field.Boolean
    /** Is Product Archived */
    is_product_archived: field.Boolean<'readonly' | 'lazy'>
    /**
     * Track Inventory
     *
     * A storable product is a product for which you manage stock.
     */
    is_storable: field.Boolean<'readonly' | 'lazy'>
    /** Linked Order Line */
    linked_line_id: field.Many2one<SaleOrderLine>
    /** Linked Order Lines */
    linked_line_ids: field.One2many<SaleOrderLine>
    /** Linked Virtual */
    linked_virtual_id: field.Char
    /** Stock Moves */
    move_ids: field.One2many<UntypedModel<'stock.move'>>
    /** Description */
    name: field.Text<'required'>
    /** Name Short */
    name_short: field.Char<'readonly' | 'lazy'>
    /** Order Reference */
    order_id: field.Many2one<SaleOrder, 'required'>
    /** Customer */
    order_partner_id: field.Many2one<ResPartner, 'readonly'>
    /** Parent Section Line */
    parent_id: field.Many2one<SaleOrderLine, 'readonly' | 'lazy'>
    /** Price Reduce Tax excl */
    price_reduce_taxexcl: field.Monetary<'readonly'>
    /** Price Reduce Tax incl */
    price_reduce_taxinc: field.Monetary<'readonly'>
    /** Subtotal */
    price_subtotal: field.Monetary<'readonly'>
    /** Total Tax */
    price_tax: field.Float<'readonly'>
    /** Total */
    price_total: field.Monetary<'readonly'>
    /** Unit Price */
    price_unit: field.Float<'required'>
    /** Pricelist Item */
    pricelist_item_id: field.Many2one<UntypedModel<'product.pricelist.item'>, 'readonly' | 'lazy'>
    /** Custom Values */
    product_custom_attribute_value_ids: field.One2many<UntypedModel<'product.attribute.custom.value'>>
    /**
     * Product Documents
     *
     * The product documents for this order line that will be merged in the PDF quote.
     */
    product_document_ids: field.Many2many<UntypedModel<'product.document'>>
    /** Product */
    product_id: field.Many2one<ProductProduct>
    /** Extra Values */
    product_no_variant_attribute_value_ids: field.Many2many<UntypedModel<'product.template.attribute.value'>>
    /** Product Qty */
    product_qty: field.Float<'readonly' | 'lazy'>
    /** Attribute Values */
    product_template_attribute_value_ids: field.Many2many<
      UntypedModel<'product.template.attribute.value'>,
      'readonly' | 'lazy'
    >
    /** Product Template */
    product_template_id: field.Many2one<ProductTemplate, 'lazy'>
    /**
     * Product Type
     *
     * Goods are tangible materials and merchandise you provide.
     * A service is a non-material product you provide.
     */
    product_type: field.Selection<'consu' | 'service' | 'combo', 'readonly' | 'lazy'>
    /** Unit */
    product_uom_id: field.Many2one<UntypedModel<'uom.uom'>>
    /** Quantity */
    product_uom_qty: field.Float<'required'>
    /** Product Uom Readonly */
    product_uom_readonly: field.Boolean<'readonly' | 'lazy'>
    /** Can Edit Product */
    product_updatable: field.Boolean<'readonly' | 'lazy'>
    /** Qty Available Today */
    qty_available_today: field.Float<'readonly' | 'lazy'>
    /** Delivery Quantity */
    qty_delivered: field.Float
    /** Delivered */
    qty_delivered_at_date: field.Float<'readonly' | 'lazy'>
    /**
     * Method to update delivered qty
     *
     * According to product configuration, the delivered quantity can be automatically computed by mechanism:
     * - Manual: the quantity is set manually on the line
     * - Analytic From expenses: the quantity is the quantity sum from posted expenses
     * - Timesheet: the quantity is the sum of hours recorded on tasks linked to this sale line
     * - Stock Moves: the quantity comes from confirmed pickings
     */
    qty_delivered_method: field.Selection<'manual' | 'analytic' | 'stock_move', 'readonly'>
    /** Invoiced Quantity */
    qty_invoiced: field.Float<'readonly'>
    /** Invoiced */
    qty_invoiced_at_date: field.Float<'readonly' | 'lazy'>
    /** Invoiced Quantity (posted) */
    qty_invoiced_posted: field.Float<'readonly' | 'lazy'>
    /** Qty To Deliver */
    qty_to_deliver: field.Float<'readonly' | 'lazy'>
    /** Quantity To Invoice */
    qty_to_invoice: field.Float<'readonly'>
    /** Delivery cost should be recomputed */
    recompute_delivery_price: field.Boolean<'readonly'>
    /** Routes */
    route_ids: field.Many2many<UntypedModel<'stock.route'>>
    /** Sale Line Warn Msg */
    sale_line_warn_msg: field.Text<'readonly' | 'lazy'>
    /** Salesperson */
    salesman_id: field.Many2one<ResUsers, 'readonly'>
    /** Scheduled Date */
    scheduled_date: field.Datetime<'readonly' | 'lazy'>
    /** Selected Combo Items */
    selected_combo_items: field.Char<'lazy'>
    /** Sequence */
    sequence: field.Integer
    /** Create on Order */
    service_tracking: field.Selection<'no', 'readonly' | 'lazy'>
    /** Warning */
    shop_warning: field.Char
    /** Order Status */
    state: field.Selection<'draft' | 'sent' | 'sale' | 'cancel', 'readonly'>
    /** Tax calculation rounding method */
    tax_calculation_rounding_method: field.Selection<'round_globally' | 'round_per_line', 'readonly' | 'lazy'>
    /** Tax Country */
    tax_country_id: field.Many2one<ResCountry, 'readonly' | 'lazy'>
    /** Taxes */
    tax_ids: field.Many2many<UntypedModel<'account.tax'>>
    /** Technical Price Unit */
    technical_price_unit: field.Float
    /** Translated Product Name */
    translated_product_name: field.Text<'readonly' | 'lazy'>
    /** Untaxed Invoiced Amount */
    untaxed_amount_invoiced: field.Monetary<'readonly'>
    /** Untaxed Amount To Invoice */
    untaxed_amount_to_invoice: field.Monetary<'readonly'>
    /** Virtual Available At Date */
    virtual_available_at_date: field.Float<'readonly' | 'lazy'>
    /** Virtual */
    virtual_id: field.Char
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse, 'readonly'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Inventory Locations */
export interface StockLocation {
  name: 'stock.location'
  fields: {
    /**
     * Active
     *
     * By unchecking the active field, you may hide a location without deleting it.
     */
    active: field.Boolean
    /** Barcode */
    barcode: field.Char
    /** Contains */
    child_ids: field.One2many<StockLocation>
    /**
     * Internal locations among descendants
     *
     * This location (if it's internal) and all its descendants filtered by type=Internal.
     */
    child_internal_location_ids: field.Many2many<StockLocation, 'readonly' | 'lazy'>
    /**
     * Company
     *
     * Let this field empty if this location is shared between companies
     */
    company_id: field.Many2one<ResCompany>
    /** Full Location Name */
    complete_name: field.Char<'readonly'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /**
     * Inventory Frequency
     *
     * When different than 0, inventory count date for products stored at this location will be automatically set at the
     * defined frequency.
     */
    cyclic_inventory_frequency: field.Integer
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Forecasted Weight */
    forecast_weight: field.Float<'readonly' | 'lazy'>
    /** Incoming Move Line */
    incoming_move_line_ids: field.One2many<UntypedModel<'stock.move.line'>>
    /** Is Empty */
    is_empty: field.Boolean<'readonly' | 'lazy'>
    /** Is valued outside the company */
    is_valued_external: field.Boolean<'readonly' | 'lazy'>
    /** Is valued inside the company */
    is_valued_internal: field.Boolean<'readonly' | 'lazy'>
    /**
     * Last Inventory
     *
     * Date of the last inventory at this location.
     */
    last_inventory_date: field.Date<'readonly'>
    /**
     * Parent Location
     *
     * The parent location that includes this location. Example : The 'Dispatch Zone' is the 'Gate 1' parent location.
     */
    location_id: field.Many2one<StockLocation>
    /** Location Name */
    name: field.Char<'required'>
    /** Net Weight */
    net_weight: field.Float<'readonly' | 'lazy'>
    /**
     * Next Expected
     *
     * Date for next planned inventory based on cyclic schedule.
     */
    next_inventory_date: field.Date<'readonly'>
    /** Outgoing Move Line */
    outgoing_move_line_ids: field.One2many<UntypedModel<'stock.move.line'>>
    /** Parent Path */
    parent_path: field.Char
    /** Putaway Rules */
    putaway_rule_ids: field.One2many<UntypedModel<'stock.putaway.rule'>>
    /** Quant */
    quant_ids: field.One2many<StockQuant>
    /**
     * Removal Strategy
     *
     * Defines the default method used for suggesting the exact location (shelf) where to take the products from, which
     * lot etc. for this location. This method can be enforced at the product category level, and a fallback is made on
     * the parent locations if none is set here.
     *
     * FIFO: products/lots that were stocked first will be moved out first.
     * LIFO: products/lots that were stocked last will be moved out first.
     * Closest Location: products/lots closest to the target location will be moved out first.
     * Least Packages: products/lots that were stocked in package with least amount of qty will be moved out first.
     * FEFO: products/lots with the closest removal date will be moved out first (the availability of this method
     * depends on the "Expiration Dates" setting).
     */
    removal_strategy_id: field.Many2one<UntypedModel<'product.removal'>>
    /**
     * Replenishments
     *
     * Trigger replenishment suggestions for this location when required
     */
    replenish_location: field.Boolean
    /** Storage Category */
    storage_category_id: field.Many2one<UntypedModel<'stock.storage.category'>>
    /**
     * Location Type
     *
     * * Vendor: Virtual location representing the source location for products coming from your vendors
     * * Virtual: Virtual location used to create a hierarchical structure for your warehouse by aggregating its child
     * locations. Can't directly contain products
     * * Internal: Physical locations inside your warehouses,
     * * Customer: Virtual location representing the destination location for products sent to your customers
     * * Inventory Loss: Virtual location serving as the counterpart for inventory operations done to correct stock
     * levels (Physical inventories)
     * * Production: Virtual counterpart location for production operations. I.e. This location consumes components and
     * produces finished products
     * * Transit: Counterpart location that should be used for inter-company or inter-warehouses operations
     */
    usage: field.Selection<
      'supplier' | 'view' | 'internal' | 'customer' | 'inventory' | 'production' | 'transit',
      'required'
    >
    /**
     * Stock Valuation Account
     *
     * Expense account used to re-qualify products removed from stock and sent to this location
     */
    valuation_account_id: field.Many2one<UntypedModel<'account.account'>>
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse, 'readonly'>
    /** Warehouse View */
    warehouse_view_ids: field.One2many<StockWarehouse, 'readonly'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Quants */
export interface StockQuant {
  name: 'stock.quant'
  fields: {
    /**
     * Accounting Date
     *
     * Date at which the accounting entries will be created in case of automated inventory valuation. If empty, the
     * inventory date will be used.
     */
    accounting_date: field.Date
    /**
     * Available Quantity
     *
     * On hand quantity which hasn't been reserved on a transfer, in the default unit of measure of the product
     */
    available_quantity: field.Float<'readonly' | 'lazy'>
    /**
     * Company
     *
     * Let this field empty if this location is shared between companies
     */
    company_id: field.Many2one<ResCompany, 'readonly'>
    /** Cost Method */
    cost_method: field.Selection<'standard' | 'fifo' | 'average', 'readonly' | 'lazy'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Currency */
    currency_id: field.Many2one<UntypedModel<'res.currency'>, 'readonly' | 'lazy'>
    /**
     * Inventory Frequency
     *
     * When different than 0, inventory count date for products stored at this location will be automatically set at the
     * defined frequency.
     */
    cyclic_inventory_frequency: field.Integer<'readonly'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** Incoming Date */
    in_date: field.Datetime<'required' | 'readonly'>
    /**
     * Scheduled
     *
     * Next date the On Hand Quantity should be counted.
     */
    inventory_date: field.Date
    /**
     * Difference
     *
     * Indicates the gap between the product's theoretical quantity and its counted quantity.
     */
    inventory_diff_quantity: field.Float<'readonly'>
    /**
     * Counted
     *
     * The product's counted quantity.
     */
    inventory_quantity: field.Float
    /** Inventoried Quantity */
    inventory_quantity_auto_apply: field.Float<'lazy'>
    /** Inventory Quantity Set */
    inventory_quantity_set: field.Boolean
    /** Favorite */
    is_favorite: field.Boolean<'readonly' | 'lazy'>
    /** Quantity has been moved since last count */
    is_outdated: field.Boolean<'readonly' | 'lazy'>
    /**
     * Last Count Date
     *
     * Last time the Quantity was Updated
     */
    last_count_date: field.Date<'readonly' | 'lazy'>
    /** Location */
    location_id: field.Many2one<StockLocation, 'required'>
    /** Lot/Serial Number */
    lot_id: field.Many2one<UntypedModel<'stock.lot'>>
    /** Properties */
    lot_properties: field.Properties<'readonly' | 'lazy'>
    /** On Hand */
    on_hand: field.Boolean<'lazy'>
    /**
     * Owner
     *
     * This is the owner of the quant
     */
    owner_id: field.Many2one<ResPartner>
    /**
     * Package
     *
     * The package containing this quant
     */
    package_id: field.Many2one<UntypedModel<'stock.package'>>
    /** Product Category */
    product_categ_id: field.Many2one<UntypedModel<'product.category'>, 'readonly' | 'lazy'>
    /** Product */
    product_id: field.Many2one<ProductProduct, 'required'>
    /** Product Template */
    product_tmpl_id: field.Many2one<ProductTemplate, 'readonly'>
    /**
     * Unit
     *
     * Default unit of measure used for all stock operations.
     */
    product_uom_id: field.Many2one<UntypedModel<'uom.uom'>, 'readonly' | 'lazy'>
    /**
     * Quantity
     *
     * Quantity of products in this quant, in the default unit of measure of the product
     */
    quantity: field.Float<'readonly'>
    /**
     * Reserved Quantity
     *
     * Quantity of reserved products in this quant, in the default unit of measure of the product
     */
    reserved_quantity: field.Float<'required' | 'readonly'>
    /**
     * Duplicated Serial Number
     *
     * If the same SN is in another Quant
     */
    sn_duplicated: field.Boolean<'readonly' | 'lazy'>
    /** Storage Category */
    storage_category_id: field.Many2one<UntypedModel<'stock.storage.category'>, 'readonly'>
    /**
     * Tracking
     *
     * Ensure the traceability of a storable product in your warehouse.
     */
    tracking: field.Selection<'serial' | 'lot' | 'none', 'readonly'>
    /**
     * Assigned To
     *
     * User assigned to do product count.
     */
    user_id: field.Many2one<ResUsers>
    /** Value */
    value: field.Monetary<'readonly' | 'lazy'>
    /** Warehouse */
    warehouse_id: field.Many2one<StockWarehouse, 'readonly'>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
  }
  methods: object
}

/** Warehouse */
export interface StockWarehouse {
  name: 'stock.warehouse'
  fields: {
    /** Active */
    active: field.Boolean
    /**
     * Short Name
     *
     * Short name used to identify your warehouse
     */
    code: field.Char<'required'>
    /**
     * Company
     *
     * The company is automatically set from your user preferences.
     */
    company_id: field.Many2one<ResCompany, 'required' | 'readonly'>
    /** Created on */
    create_date: field.Datetime<'readonly'>
    /** Created by */
    create_uid: field.Many2one<ResUsers, 'readonly'>
    /** Delivery Route */
    delivery_route_id: field.Many2one<UntypedModel<'stock.route'>>
    /**
     * Outgoing Shipments
     *
     * Default outgoing route to follow
     */
    delivery_steps: field.Selection<'ship_only' | 'pick_ship' | 'pick_pack_ship', 'required'>
    /** Display Name */
    display_name: field.Char<'readonly'>
    /** In Type */
    in_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Internal Type */
    int_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Location Stock */
    lot_stock_id: field.Many2one<StockLocation, 'required'>
    /** MTO rule */
    mto_pull_id: field.Many2one<UntypedModel<'stock.rule'>>
    /** Warehouse */
    name: field.Char<'required'>
    /** Out Type */
    out_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Pack Type */
    pack_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Address */
    partner_id: field.Many2one<ResPartner>
    /** Pick Type */
    pick_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Quality Control Type */
    qc_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** Receipt Route */
    reception_route_id: field.Many2one<UntypedModel<'stock.route'>>
    /**
     * Incoming Shipments
     *
     * Default incoming route to follow
     */
    reception_steps: field.Selection<'one_step' | 'two_steps' | 'three_steps', 'required'>
    /**
     * Resupply Routes
     *
     * Routes will be created for these resupply warehouses and you can select them on products and product categories
     */
    resupply_route_ids: field.One2many<UntypedModel<'stock.route'>>
    /**
     * Resupply From
     *
     * Routes will be created automatically to resupply this warehouse from the warehouses ticked
     */
    resupply_wh_ids: field.Many2many<StockWarehouse>
    /**
     * Routes
     *
     * Defaults routes through the warehouse
     */
    route_ids: field.Many2many<UntypedModel<'stock.route'>>
    /**
     * Sequence
     *
     * Gives the sequence of this line when displaying the warehouses.
     */
    sequence: field.Integer
    /** Storage Type */
    store_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
    /** View Location */
    view_location_id: field.Many2one<StockLocation, 'required'>
    /** Input Location */
    wh_input_stock_loc_id: field.Many2one<StockLocation>
    /** Output Location */
    wh_output_stock_loc_id: field.Many2one<StockLocation>
    /** Packing Location */
    wh_pack_stock_loc_id: field.Many2one<StockLocation>
    /** Quality Control Location */
    wh_qc_stock_loc_id: field.Many2one<StockLocation>
    /** Last Updated on */
    write_date: field.Datetime<'readonly'>
    /** Last Updated by */
    write_uid: field.Many2one<ResUsers, 'readonly'>
    /** Cross Dock Type */
    xdock_type_id: field.Many2one<UntypedModel<'stock.picking.type'>>
  }
  methods: object
}
