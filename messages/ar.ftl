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

window-name = رسالة
window-language = لغة النافذة
window-opening = تجري قراءة الحملة…
window-start-lead = رسالة واحدة، تخاطب كلَّ مسؤول بما يليق به.
window-start-say = رسائل بالعربية والإنكليزية، تُراجَع واحدةً واحدة، وتُعرَض كما ستُطبع.
window-open-sample = فتح حملة المثال
    .hint = مسؤولون متخيَّلون، ولا يمكن إرسال شيء
window-open-folder = فتح مجلد حملة
    .hint = ملفات عادية، ولو من زميل
window-start-foot = كل شيء يبقى على هذا الحاسوب، ولا يُرسَل شيء من هذه النافذة.
window-sample-letter = رسالة المثال
window-sample-page = الصفحة الأولى من رسالة المثال كما ستُطبع
window-sample-proof = أول معاينة، صُفّت في { NUMBER($seconds, maximumFractionDigits: 1) } ثانية · مثال لا يُرسَل

window-campaign = الحملة:
window-read-again = قراءة المجلد من جديد
window-close = إغلاق الحملة

window-lists = قوائم الحملة
window-letters = الرسائل
window-skipped = المستثنون
window-problems = المشكلات
window-search = الاسم أو المنصب أو الدولة أو الرقم
window-search-clear = مسح البحث
window-no-letters = لا رسائل بعد
    .hint = لا رسالة لأي من مسؤولي هذه الحملة، والأسباب مذكورة في «المستثنون» و«المشكلات».
window-no-match = لا شيء يطابق «{ $text }»
window-no-skipped = لا مستثنى
    .hint = لكل مسؤول في هذه الحملة رسالته.
window-no-problems = لا مشكلات
    .hint = يمكن إعداد الرسائل كلها.
window-show-letter = عرض الرسالة
window-show-letter-of = عرض الرسالة إلى { $name }
window-has-problems = { $count ->
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشكلات
   *[other] { $count } مشكلة
}

window-nothing-chosen = لم تُختَر رسالة
    .hint = تُعرَض هنا الرسالة المختارة من القائمة كما ستُطبع.
window-letter-number = { $position } من { $total }
window-previous-letter = الرسالة السابقة
window-next-letter = الرسالة التالية
window-zoom = قياس الصفحة
window-zoom-page = الصفحة كلها
window-zoom-width = العرض كله
window-details = التفاصيل
window-hide-details = إخفاء التفاصيل
window-show-details = إظهار التفاصيل
window-pages = صفحات الرسالة
window-page-of = الصفحة { $page } من { $pages } من الرسالة إلى { $name } كما ستُطبع
window-page-coming = الصفحة { $page } من { $pages } قيد الصف
window-page-count = { $pages ->
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
   *[other] { $pages } صفحة
}
window-proof-time = صُفّت في { NUMBER($seconds, maximumFractionDigits: 1) } ثانية
window-older = صفحة أقدم، والجديدة قيد الصف
window-older-kept = آخر صفحة سليمة، وهي لرسالة أخرى
window-letter-refused = لا يمكن إعداد هذه الرسالة بعد

window-field-reference = الرقم
window-field-country = الدولة
window-field-channel = القناة
window-field-languages = اللغات
window-field-template = القالب
window-channel-email = بريد إلكتروني
window-channel-post = بريد ورقي
window-channel-form = نموذج ويب
window-channel-hand = تسليم باليد
window-channel-none = بلا قناة
window-language-ar = العربية
window-language-en = الإنكليزية
window-letter-clean = لا مشكلات في هذه الرسالة
window-severity-error = خطأ
window-severity-warning = تنبيه
window-line = السطر { $line }

window-sum = { $letters ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $letters } رسائل
   *[other] { $letters } رسالة
} + { $skipped ->
    [zero] لا مستثنين
    [one] مستثنى واحد
    [two] مستثنيان
    [few] { $skipped } مستثنين
   *[other] { $skipped } مستثنى
} = { $total ->
    [zero] لا مسؤولين
    [one] مسؤول واحد
    [two] مسؤولان
    [few] { $total } مسؤولين
   *[other] { $total } مسؤولاً
}
window-errors = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
   *[other] { $count } خطأً
}
window-warnings = { $count ->
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
   *[other] { $count } تنبيهاً
}
window-sample-notice = مثال لا يُرسَل
window-nothing-sent = لا يُرسَل شيء من هذه النافذة
window-fault = تعذّر فتح الحملة
window-fault-close = إغلاق هذه الرسالة
window-unexpected = حدث ما لم يكن متوقعاً: { $text }
    .hint = قد تفيد قراءة المجلد من جديد.
