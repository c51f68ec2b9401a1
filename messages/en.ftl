# Every word Risala says, in English. One message per problem code (`template.unknown_field` is
# `template-unknown_field`), its remedy in the attribute `.hint`. Keep in step with ar.ftl: a test compares them.

### Campaign

### Templates

### Officials

### Import

### Layout, fonts and pictures

### Signing

### Mail

mail-address = { $field }: “{ $value }” is not an e-mail address.
    .hint = Write it as name@example.org, without spaces or brackets.
mail-address_script = { $field }: the part before the @ of “{ $value }” is not in Latin letters.
    .hint = Many mail servers refuse such addresses: ask for one in Latin letters.
mail-header_text = { $field }: { $found } may not stand in the head of an e-mail.
    .hint = Remove the character from the name, the subject or the address.
mail-too_long = { $field }: more than { $limit } are not allowed.
    .hint = Shorten it.
mail-attachment_name = “{ $name }” cannot be the name of an attached file.
    .hint = Use letters, digits, hyphens and spaces, and an ending such as .pdf.
mail-media_type = “{ $value }” is not a media type.
    .hint = Write it like application/pdf.
mail-body_text = The { $field } of the e-mail holds the control character { $found }.
    .hint = Remove the character from the covering mail or from the official’s data.
mail-too_large = The e-mail would have { $bytes } bytes; { $limit } are allowed.
    .hint = Attach smaller enclosures, or fewer.
mail-date = { $value } cannot be the date of an e-mail.
    .hint = Give a date from 1970 on.
mail-build = The e-mail could not be put together: { $cause }
    .hint = Check the names, addresses and attachments of this letter.

### Files and commands

### Window

window-name = Risala
window-language = Language of the window
window-opening = Reading the campaign…
window-start-lead = One letter, addressed to each as it should be.
window-start-say = Letters in Arabic and English, checked one by one and shown as they will be printed.
window-open-sample = Open the sample campaign
    .hint = Invented officials, nothing can be sent
window-open-folder = Open a campaign folder
    .hint = Plain files, also from a colleague
window-start-foot = Everything stays on this computer. Nothing is sent from this window.
window-sample-letter = Sample letter
window-sample-page = First page of the sample letter, as it will be printed
window-sample-proof = First proof, typeset in { NUMBER($seconds, maximumFractionDigits: 1) } s · sample, cannot be sent

window-campaign = Campaign:
window-read-again = Read the folder again
window-close = Close the campaign

window-lists = Lists of the campaign
window-letters = Letters
window-skipped = Skipped
window-problems = Problems
window-search = Name, office, country, reference
window-search-clear = Clear the search
window-no-letters = No letter yet
    .hint = The officials of this campaign get no letter: their reasons are listed under “Skipped” and “Problems”.
window-no-match = Nothing matches “{ $text }”
window-no-skipped = Nobody is skipped
    .hint = Every official of this campaign gets a letter.
window-no-problems = No problem
    .hint = Every letter can be made.
window-show-letter = Show the letter
window-show-letter-of = Show the letter to { $name }
window-has-problems = { $count ->
    [one] One problem
   *[other] { $count } problems
}

window-nothing-chosen = No letter chosen
    .hint = A letter chosen in the list is shown here as it will be printed.
window-letter-number = { $position } of { $total }
window-previous-letter = Previous letter
window-next-letter = Next letter
window-zoom = Size of the page
window-zoom-page = Whole page
window-zoom-width = Full width
window-details = Details
window-hide-details = Hide the details
window-show-details = Show the details
window-pages = Pages of the letter
window-page-of = Page { $page } of { $pages } of the letter to { $name }, as it will be printed
window-page-coming = Page { $page } of { $pages } is being set
window-page-count = { $pages ->
    [one] One page
   *[other] { $pages } pages
}
window-proof-time = Typeset in { NUMBER($seconds, maximumFractionDigits: 1) } s
window-older = Older page; the new one is being set
window-older-kept = Last good page, of another letter
window-letter-refused = This letter cannot be made yet

window-field-reference = Reference
window-field-country = Country
window-field-channel = Channel
window-field-languages = Languages
window-field-template = Template
window-channel-email = E-mail
window-channel-post = Post
window-channel-form = Web form
window-channel-hand = By hand
window-channel-none = None
window-language-ar = Arabic
window-language-en = English
window-letter-clean = No problem in this letter
window-severity-error = Error
window-severity-warning = Warning
window-line = line { $line }

window-sum = { $letters ->
    [one] One letter
   *[other] { $letters } letters
} + { $skipped } skipped = { $total ->
    [one] one official
   *[other] { $total } officials
}
window-errors = { $count ->
    [0] No error
    [one] One error
   *[other] { $count } errors
}
window-warnings = { $count ->
    [one] One warning
   *[other] { $count } warnings
}
window-sample-notice = Sample, cannot be sent
window-nothing-sent = Nothing is sent from this window
window-fault = The campaign could not be opened
window-fault-close = Close this message
window-unexpected = Something unexpected happened: { $text }
    .hint = Reading the folder again may help.
