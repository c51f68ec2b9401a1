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
