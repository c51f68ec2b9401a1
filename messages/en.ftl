# Every word Risala says, in English. One message per problem code (`template.unknown_field` is
# `template-unknown_field`), its remedy in the attribute `.hint`. Keep in step with ar.ftl: a test compares them.

### Campaign

### Templates

### Officials

### Import

### Layout, fonts and pictures

### Signing

### Mail

### Files and commands

### Window
