# Every word Risala says, in Arabic. One message per problem code (`template.unknown_field` is
# `template-unknown_field`), its remedy in the attribute `.hint`. Keep in step with en.ftl: a test compares them.

### Campaign

### Templates

### Officials

### Import

### Layout, fonts and pictures

### Signing

### Mail

mail-address = { $field }: «{ $value }» ليس عنوان بريد إلكتروني.
    .hint = يُكتب العنوان على مثال name@example.org دون فراغات أو أقواس.
mail-address_script = { $field }: الجزء السابق للرمز @ في «{ $value }» ليس بالحروف اللاتينية.
    .hint = ترفض خوادم بريد كثيرة عناوين كهذه، فالأسلم الحصول على عنوان بالحروف اللاتينية.
mail-header_text = { $field }: لا يجوز ورود { $found } في ترويسة الرسالة الإلكترونية.
    .hint = يلزم حذف هذا المحرف من الاسم أو الموضوع أو العنوان.
mail-too_long = { $field }: الحد الأقصى المسموح { $limit }.
    .hint = يلزم الاختصار.
mail-attachment_name = لا يصلح «{ $name }» اسمًا لملف مرفق.
    .hint = تُستعمل الحروف والأرقام والواصلات والفراغات، مع لاحقة مثل ‎.pdf.
mail-media_type = «{ $value }» ليس نوعًا معروفًا للملفات المرفقة.
    .hint = يُكتب النوع على مثال application/pdf.
mail-body_text = في نص الرسالة الإلكترونية ({ $field }) محرف تحكم هو { $found }.
    .hint = يلزم حذفه من نص البريد المرافق أو من بيانات المسؤول.
mail-too_large = حجم الرسالة الإلكترونية { $bytes } بايت، والحد الأقصى { $limit }.
    .hint = يمكن إرفاق ملفات أصغر حجمًا أو أقل عددًا.
mail-date = لا يصلح { $value } تاريخًا لرسالة إلكترونية.
    .hint = يلزم تاريخ لا يسبق سنة 1970.
mail-build = تعذّر تركيب الرسالة الإلكترونية: { $cause }
    .hint = يُنصح بمراجعة الأسماء والعناوين والمرفقات في هذه الرسالة.

### Files and commands

### Window
