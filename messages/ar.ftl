# Every word Risala says, in Arabic. One message per problem code (`template.unknown_field` is
# `template-unknown_field`), its remedy in the attribute `.hint`. Keep in step with en.ftl: a test compares them.

### Campaign

campaign-too_large = ملف الحملة أكبر من { $limit }.
    .hint = ينبغي نقل النصوص الطويلة إلى القوالب؛ أما الصور والمرفقات فملفات مستقلة.
campaign-syntax = السطر { $line }، العمود { $column }: ليس هذا بصيغة TOML ({ $detail }).
    .hint = كثيرًا ما يكون السبب علامة اقتباس أو قوسًا أو علامة مساواة ناقصة هنا أو في السطر السابق.
campaign-schema = الحملة مكتوبة بالإصدار { $found } من الصيغة، وهذه النسخة من رسالة تقرأ الإصدار 1.
    .hint = يمكن فتحها بنسخة أحدث من رسالة، أو كتابة schema = 1 إن كانت الحملة معدّة لهذه النسخة.
campaign-unknown_key = المفتاح «{ $key }» غير معروف في هذا الموضع.
    .hint = أقرب مفتاح معروف هو «{ $nearest }». المعروف هنا: { $known }.
campaign-missing_key = المفتاح «{ $key }» ناقص.
    .hint = تلزم إضافته؛ وفي الملف docs/schema/campaign.schema.json وصف كل مفتاح.
campaign-wrong_value = لا تُقبل للمفتاح «{ $key }» القيمة { $value }.
    .hint = المسموح: { $allowed }
campaign-too_many = عدد مدخلات «{ $key }» { $count }، والحد الأقصى { $limit }.
    .hint = يلزم حذف بعضها.
campaign-forbidden_character = في «{ $key }» المحرف { $character }، ولا يمكن أن يرد في نص رسالة.
    .hint = تُعاد كتابة القيمة باليد، فالنسخ من برنامج آخر كثيرًا ما ينقل محارف لا تُرى. واتجاه النص تضبطه رسالة بنفسها.
campaign-too_long = القيمة في «{ $key }» أطول من { $limit } محرف.
    .hint = يلزم اختصارها أو نقلها إلى قالب.
campaign-path = المسار «{ $path }» يخرج من مجلد الحملة أو لا يصلح في كل الأنظمة.
    .hint = يُنسخ الملف إلى مجلد الحملة ويُكتب مساره منه، وبين الأسماء «/»، مثل pictures/emblem.svg.
campaign-accent = اللون { $value } باهت: تباينه مع الأبيض { $contrast } : 1، والمطلوب 7 : 1.
    .hint = ينبغي اختيار لون أغمق، مثل #1b4d3e.
campaign-pattern = في «{ $key }» الرمز { $placeholder } وهو غير معروف.
    .hint = المسموح: { $allowed }
campaign-pattern_not_unique = النمط «{ $key }» ({ $pattern }) قد يعطي رسالتين القيمة نفسها.
    .hint = يلزم أن يتضمن أحد هذه الرموز: { $allowed }
campaign-no_tsa = هذا المستوى من التوقيع يحتاج إلى طابع زمني، ولم تُذكر جهة تصدره.
    .hint = تُضاف tsa = "https://…" تحت [signing]، أو يُختار level = "B-B".

### Templates

template-too_large = حجم الملف أكبر من { $limit } كيلوبايت.
    .hint = الرسالة بضع صفحات من النص، ويلزم اختصار القالب.
template-character = في القالب المحرف { $character } الذي لا يجوز أن يرد في رسالة.
    .hint = يُحذف، وهو لا يُرى، فالأسلم كتابة الكلمات المحيطة به من جديد.
template-manifest = تتعذر قراءة template.toml: { $detail }
    .hint = يلزم فيه schema = 1 وعنوان title، ومفاتيحه مذكورة في docs/schema/template.schema.json.
template-missing_file = ليس في القالب الملف { $file }.
    .hint = يُكتب الملف أو يُعيَّن قالب آخر.
template-too_deep = الكتل متداخلة أكثر من { $limit } مستويات.
    .hint = تُغلق الكتلة قبل فتح التي تليها.
template-too_many_tags = في الملف أكثر من { $limit } من الحقول والكتل والتعليقات.
    .hint = تكفي الرسالة أقل منها بكثير: يُكتب النص نفسه، أو يُقسم على قالبين.
template-unclosed_tag = يبدأ هنا حقل لم يُغلق: «{ $tag }».
    .hint = يُغلق بعلامة {"}}"}.
template-unclosed_block = الكتلة {"{{"}#{ $block }{"}}"} لم تُغلق.
    .hint = تُضاف {"{{"}/{ $block }{"}}"} حيث تنتهي.
template-unexpected_tag = العلامة { $tag } في موضع لا كتلة مفتوحة فيه لها.
    .hint = تُحذف أو تُفتح الكتلة التي تخصها.
template-stray_braces = العلامة {"}}"} لا تُغلق هنا شيئاً.
    .hint = يبدأ الحقل أيضاً بقوسين: {"{{"}recipient.name{"}}"}.
template-construct = لا يجوز «{ $construct }» في قالب.
    .hint = تعرف القوالب الحقول والمساعدات و{"{{"}#if{"}}"} و{"{{"}else{"}}"} و{"{{"}#unless{"}}"} لا غير.
template-unknown_field = الحقل { $field } غير معروف.
    .hint = لعل المقصود { $nearest }. الأعمدة الخاصة تُكتب recipient.extra.NAME، والوقائع facts.NAME.text.
template-unknown_helper = المساعد { $helper } غير معروف.
    .hint = لعل المقصود { $nearest }.
template-field_not_here = لا تُعرف قيمة { $field } إلا بعد إتمام الرسالة، فلا يجوز ورودها في الرسالة نفسها.
    .hint = تُستعمل في البريد المرافق.
template-helper_arguments = المساعد { $helper } لا يقبل هذه القيم.
    .hint = { $helper ->
        [date] يُكتب {"{{"}date letter.date{"}}"} أو {"{{"}date "2026-01-07"{"}}"}.
        [number] يُكتب {"{{"}number 1200{"}}"} أو حقل فيه رقم.
        [plural] يُكتب {"{{"}plural letter.pages one="صفحة واحدة" two="صفحتان" few="# صفحات" many="# صفحة" other="# صفحة"{"}}"}.
        [select] يُكتب {"{{"}select recipient.gender female="…" male="…" unspecified="…"{"}}"}.
        [list] يُكتب {"{{"}list letter.enclosures{"}}"}.
       *[other] يُكتب {"{{"}{ $helper } recipient{"}}"}.
    }
template-helper_forms = في المساعد { $helper } صيغة زائدة أو ناقصة: { $form }.
    .hint = صيغه هي: { $known }.
template-stray_mark = بقيت في النص علامة تنسيق «{ $mark }».
    .hint = يُغلق التنسيق: علامتان قبل الكلمة الأولى وعلامتان بعد الأخيرة دون فراغ في الداخل، مع فراغ أو علامة ترقيم في الخارج. ولكتابة العلامة نفسها: \{ $mark }.
template-markdown = { $construct ->
        [hard_break] كسر السطر يدوياً
        [code] النص البرمجي
        [html] رموز HTML
        [rule] الخط الفاصل
        [item_paragraphs] بند القائمة المؤلف من فقرات
        [heading] العنوان بعد الموضوع
        [link] الرابط
        [image] الصورة
        [table] الجدول
        [quote] الاقتباس المنفصل
        [nested_list] القائمة داخل قائمة
        [subject_line] النص الملاصق للموضوع
       *[other] هذا الجزء من Markdown
    } لا مكان له هنا.
    .hint = { $construct ->
        [subject_line] السطر الأول من البريد موضوعه، ويبقى السطر الثاني فارغاً.
        [heading] موضوع الرسالة وحده عنوان، وهو سطرها الأول.
        [html] يُكتب النص بصيغة Markdown، ولكتابة العلامة نفسها: &lt;.
        [link] يُكتب العنوان نصاً، فلا أحد يتبع رابطاً على الورق.
        [code] يبدأ السطر من الهامش وتُحذف علامات `.
       *[other] تعرف الرسالة الفقرات والقوائم بمستوى واحد و**الغليظ** و*المائل*.
    }
template-no_subject = الموضوع ناقص.
    .hint = تبدأ الرسالة بسطر «# الموضوع»، ويبدأ البريد بالموضوع وحده في سطره الأول.
template-structure = النص ليس مخاطبة ومتناً وختاماً.
    .hint = الفقرة الأولى والأخيرة مستقلتان، وبينهما فقرة واحدة على الأقل.
template-output_too_large = النص التام أطول من { $limit } كيلوبايت.
    .hint = يُختصر القالب أو القيم التي توضع فيه.
template-missing_field = ليست لدى { $official } قيمة للحقل { $field }.
    .hint = يُملأ العمود، أو توضع الجملة بين {"{{"}#if { $field }{"}}"} و{"{{"}/if{"}}"}.
template-value_kind = قيمة { $field } لا تصلح للمساعد { $helper }.
    .hint = { $helper ->
        [if] قيمتها نعم أو لا، فتُستعمل في {"{{"}#if { $field }{"}}"}.
        [date] يُكتب التاريخ على مثال 2026-01-07.
        [plural] يلزم عدد صحيح.
        [number] يلزم عدد بالأرقام 0 إلى 9.
       *[other] يُختار حقل آخر.
    }
template-one_sided_value = لدى { $official } قيمة في { $column } ولا قيمة في { $field }، فتختلف لغتا الرسالة.
    .hint = يُملأ العمودان كلاهما أو يُتركان.
template-unequal_blocks = يختلف النصان العربي والإنكليزي بدءاً من الفقرة { $block }: في أحدهما فقرة أو بند زائد.
    .hint = تُجعل الفقرات والبنود في الملفين واحدة وعلى ترتيب واحد.
official-no_language = يتعذر كتابة أي نص من القالب { $template } للمسؤول { $official }.
    .hint = تحتاج كل لغة إلى اسم فيها وملف من القالب والحقول التي يشترطها: يُملأ name_ar أو name_en ويُراجع العمود language.
official-no_form = لا صيغة مخاطبة للمسؤول { $official }.
    .hint = يُملأ العمود { $column }.
official-neutral_form = جنس { $official } غير معروف، ولا صيغة مخاطبة تخلو منه.
    .hint = يُملأ العمود gender أو { $column }، أو تُذكر المؤسسة لتُخاطب الجهة، أو تُقَرّ صيغة محايدة في [neutral] من campaign.toml.
fact-expired = انتهت صلاحية { $field } في { $expires }.
    .hint = يُتحقق من بقائها صحيحة ويُعطى لها مصدر وتاريخ جديدان، أو تُحذف.
letter-unfilled_field = بقي حقل بلا قيمة: «{ $words }».
    .hint = تُصحح القيمة أو يُصحح القالب.
letter-slash_form = بقيت صيغة للجنسين معاً: «{ $words }».
    .hint = يُستعمل {"{{"}salutation recipient{"}}"} أو {"{{"}select recipient.gender …{"}}"}.
letter-doubled_space = فراغان متتاليان: «{ $words }».
    .hint = السبب غالباً قيمة فارغة أو فراغ زائد فيها.
letter-leftover_character = في الرسالة المحرف { $words } الذي لا يُطبع.
    .hint = يُحذف من بيانات المسؤول أو من الحملة.

### The look over a campaign

campaign-forms = تعذر استعمال forms.toml: { $detail }
    .hint = يوضع كل سطر تحت [[ar]] أو [[en]] وفيه rank وgender (m أو f أو u) والصيغ address_line وsalutation وstyle وclosing. والحقول فيها: {"{"}name{"}"} {"{"}family{"}"} {"{"}title{"}"} {"{"}organization{"}"}.
letter-placeholder = بقي موضع لم يُملأ: «{ $words }».
    .hint = توضع القيمة مكانه. وإن كان مقصودًا يُكتب السبب تحت [[policy.override]] في campaign.toml.
letter-filler = بقي نص للتعبئة: «{ $words }».
    .hint = يُكتب النص المقصود.
letter-stray_mark = بقيت علامة تنسيق: «{ $words }».
    .hint = تُحذف العلامة * أو _ أو ` من القيمة، أو يُغلق التنسيق في القالب. وإن كانت مقصودة يُكتب السبب تحت [[policy.override]] في campaign.toml.
letter-reference_order = في الرقم المرجعي «{ $reference }» اتجاهان. يراه القارئ في العمودين من اليسار إلى اليمين: «{ $order_ar }».
    .hint = يُستحسن أن تكون الأرقام المرجعية بحروف لاتينية وأرقام فقط.
template-unequal_fields = الحقل { $field } وارد في إحدى اللغتين دون الأخرى.
    .hint = يُذكر في النصين كليهما ليقولا الشيء نفسه.
template-unequal_numbers = الأعداد في اللغتين مختلفة. في الإنكليزية وحدها: { $english }. في العربية وحدها: { $arabic }.
    .hint = تنبغي مقارنة النصين، وكتابة العدد بالأرقام في كليهما أو بالكلمات في كليهما.
template-unequal_dates = التواريخ في اللغتين مختلفة. في الإنكليزية وحدها: { $english }. في العربية وحدها: { $arabic }.
    .hint = تنبغي مقارنة النصين.
fact-unequal = في { $field } أعداد أو تواريخ مختلفة. في الإنكليزية وحدها: { $english }. في العربية وحدها: { $arabic }.
    .hint = تنبغي مقارنة النصين بالمصدر.
fact-unsourced = الواقعة «{ $name }» بلا مصدر.
    .hint = يُذكر موضع قراءتها: source = {"{"} ar = "…", en = "…" {"}"}.
fact-not_seen = لم يذكر أحد متى رأى هذه الواقعة في مصدرها آخر مرة ({ $field }).
    .hint = يُراجع المصدر ثم يُكتب seen = "2026-03-31" بتاريخ المراجعة.
official-unequal_value = في لغتي «{ $field }» أعداد أو تواريخ مختلفة. في الإنكليزية وحدها: { $english }. في العربية وحدها: { $arabic }.
    .hint = تنبغي مقارنة العمودين.
official-unverified = لم يذكر أحد أنه تحقق من بيانات هذا المسؤول.
    .hint = يجب التحقق من الاسم والمنصب والعنوان قبل الاستعمال، ثم كتابة التاريخ في verified_on.
official-stale = آخر تحقق من بيانات هذا المسؤول في { $date }، أي قبل الرسالة بأيام عددها { $days }، والمسموح { $limit }.
    .hint = يُعاد التحقق من الاسم والمنصب والعنوان، ثم يُكتب التاريخ في verified_on.
official-term_ended = انتهت الولاية في { $date }.
    .hint = يُتحقق ممن يشغل المنصب الآن.
official-duplicate_email = لدى { $other } عنوان البريد نفسه، { $value }.
    .hint = ستصل رسالتان إلى صندوق واحد. يُحذف أحد السطرين أو تُغيَّر قناة أحدهما.
official-duplicate_person = لدى { $other } الاسم نفسه والمؤسسة نفسها، «{ $value }».
    .hint = يُحذف أحد السطرين.
official-similar_name = قد يكون الاسم «{ $value }» كتابة أخرى لاسم { $other }، «{ $other_value }».
    .hint = يُتحقق من أنهما شخص واحد. ولم يُدمج شيء.
official-address_script = الجزء السابق للرمز @ في «{ $value }» ليس بالحروف اللاتينية، ولا تقبله إلا خوادم تدعم SMTPUTF8.
    .hint = الأسلم طلب عنوان بالحروف اللاتينية أيضاً، أو التحقق برسالة تجريبية من أن خادم البريد يقبل هذا العنوان.
official-wrong_script = في العمود «{ $column }» القيمة «{ $value }» وهي بحروف اللغة الأخرى.
    .hint = تُنقل إلى عمود لغتها.
official-unreviewed_form = الصيغة «{ $form }» لم يقرّها بعد متمكن من اللغة.
    .hint = يُسأل متمكن منها (ويعرض الأمر risala report salutations الصيغ كلها)، ثم تُكتب الصيغة المتفق عليها في العمود { $column }.
consent-missing = لم يوافق { $name } على هذا النص.
    .hint = تُعرض عليه الرسائل، ثم: risala consent DIR --signatory { $number } --how "نسخة موقعة، الملف 12".
consent-changed = تغيّر النص بعد أن وافق عليه { $name } ({ $on }).
    .hint = يُعرض عليه النص الجديد، ثم: risala consent DIR --signatory { $number } --how "نسخة موقعة، الملف 12".
policy-overridden = سُمح بمرور مشكلات من النوع { $code } عددها { $count }. والسبب المذكور: { $reason }
    .hint = يُحذف المدخل تحت [[policy.override]] حين يزول السبب.

### Officials

official-missing_column = العمود «{ $column }» ناقص.
    .hint = تلزم إضافته إلى السطر الأول. تحتاج كل قائمة إلى id وcountry وإلى name_en أو name_ar.
official-unknown_column = العمود «{ $column }» غير معروف؛ لعل المقصود «{ $nearest }».
    .hint = إن كان كذلك فلتُغيَّر تسميته إلى «{ $nearest }». وإلا فلا يضيع منه شيء، إذ تستعمله القوالب باسم recipient.extra.
official-repeated_column = العمود «{ $column }» مكرر في السطر الأول.
    .hint = تلزم تسمية أحدهما باسم آخر أو حذفه.
official-unnamed_column = السطر { $row }: القيمة «{ $value }» في عمود بلا اسم.
    .hint = يُسمى العمود في السطر الأول، أو تُحذف القيمة إن لم تكن في موضعها.
official-missing_value = السطر { $row }: الخلية «{ $column }» فارغة.
    .hint = يلزم ملؤها؛ فلكل مسؤول معرّف وبلد واسم بإحدى اللغتين على الأقل.
official-wrong_value = السطر { $row }: لا تُقبل في «{ $column }» القيمة «{ $value }».
    .hint = المسموح: { $allowed }
official-duplicate_id = في السطرين { $first } و{ $row } المعرّف نفسه «{ $id }».
    .hint = يلزم معرّف مستقل لكل مسؤول (ولا فرق بين الحروف اللاتينية الكبيرة والصغيرة)، أو حذف أحد السطرين.
official-rounded_number = السطر { $row }: في «{ $column }» القيمة «{ $value }»، وهو عدد قرّبه برنامج الجداول فضاعت أرقامه.
    .hint = يُكتب من جديد نصاً، ويقبله Excel كذلك وقبله فاصلة علوية.
official-forbidden_character = السطر { $row }: في «{ $column }» المحرف { $character }، ولا يمكن أن يرد في رسالة.
    .hint = تُعاد كتابة القيمة باليد في سطر واحد، فالنسخ ينقل نهايات الأسطر ومحارف لا تُرى. والرمزان U+000A وU+000D نهايتا سطر.
official-too_long = السطر { $row }: القيمة في «{ $column }» أطول من { $limit } محرف.
    .hint = يلزم اختصارها. وكثيرًا ما يكون السبب علامة اقتباس لم تُغلق قبلها في الملف.
official-no_address = السطر { $row }: قناة الإرسال { $channel } والخلية «{ $column }» فارغة.
    .hint = تُملأ «{ $column }» أو تُختار قناة أخرى. والرسالة تُعدّ في كل حال.
official-one_language = تُطلب للمسؤول { $official } اللغتان معًا، والعمود { $field } فارغ، فرسالته { $language ->
    [ar] بالإنكليزية
   *[other] بالعربية
} وحدها.
    .hint = يُملأ العمود { $field }، أو يُكتب في العمود language‏ «{ $language ->
    [ar] en
   *[other] ar
}».
official-too_many_problems = المشكلات أكثر من { $count }، فتوقفت قراءة القائمة عند السطر { $row }.
    .hint = يُبدأ بإصلاح ما سبق، وكثيرًا ما يكون سببها واحدًا، كعمود انزاح عن موضعه.
filter-unknown_key = لا يمكن اختيار المسؤولين بحسب «{ $key }».
    .hint = أقرب مفتاح هو «{ $nearest }». المعروف: { $known }.
filter-unknown_value = القيمة «{ $value }» غير معروفة للمفتاح { $key }.
    .hint = المسموح: { $allowed }
filter-no_value = لا يتبيّن من «{ $term }» ما المطلوب.
    .hint = تُكتب القيمة بعد النقطتين، مثل tag:europe، أو country:US,GB لأي من البلدين.
filter-too_long = شرط اختيار المسؤولين أطول من { $limit } محرف.
    .hint = الأيسر إعطاء المسؤولين وسمًا واحدًا والاختيار به.

### Import

import-unreadable = تعذرت قراءة الملف ({ $detail }).
    .hint = ينبغي التحقق من وجوده ومن صلاحية فتحه.
import-too_large = الملف أكبر من { $limit }.
    .hint = ينبغي تقسيم القائمة إلى عدة ملفات.
import-too_many = في القائمة أكثر من { $limit } { $what ->
        [columns] عمود
        [cells] خلية
       *[rows] سطر
    }.
    .hint = ينبغي تقسيمها أو حذف الفارغ منها.
import-unknown_format = لا تقرأ رسالة ملفات مثل «{ $name }».
    .hint = ينبغي حفظ القائمة بصيغة xlsx أو ods أو csv أو vcf.
import-empty = ليس في الملف قائمة.
    .hint = في السطر الأول أسماء الأعمدة (id، name_en، country …)، وفي كل سطر بعده مسؤول.
import-encoding = السطر { $row } ليس نصًا مقروءًا: فلا هو UTF-8 ولا UTF-16 ولا Windows-1256.
    .hint = ينبغي حفظ القائمة من جديد بصيغة «CSV UTF-8»، أو بصيغة xlsx التي لا يرد فيها هذا السؤال.
import-unclosed_quote = علامة الاقتباس المفتوحة في السطر { $row } لم تُغلق.
    .hint = تُغلق عند نهاية القيمة. وتُكتب علامة الاقتباس مرتين إذا وردت داخل قيمة مقتبسة.
import-row_length = في السطر { $row } من الخلايا { $found }، وفي السطر الأول { $expected }.
    .hint = القيمة التي فيها فاصلة أو فاصلة منقوطة توضع بين علامتي اقتباس. وينبغي التحقق من أن شيئًا لم ينزح عن عموده.
import-not_a_workbook = ليس الملف مصنف جداول ({ $detail }).
    .hint = ينبغي فتحه ببرنامج الجداول وحفظه بصيغة xlsx أو csv.
import-cell_error = السطر { $row }: في إحدى الخلايا الخطأ { $value }.
    .hint = يلزم إصلاح صيغتها الحسابية أو كتابة القيمة مكانها.
import-left_out = السطر { $row }: لا تصلح القيمة «{ $value }» في { $column } فأُهملت.
    .hint = المسؤول باقٍ في القائمة، وقناته البريد. وينبغي تصحيح القيمة في مصدرها.
import-yaml = السطر { $row }: تعذرت قراءته على أنه من قائمة أعضاء الكونغرس ({ $detail }).
    .hint = يُستعمل الملف legislators-current.yaml من مشروع unitedstates/congress-legislators كما نُشر.

### The store and the directory

store-newer = أنشأ الملفَ { $path } إصدارٌ أحدث من رسالة: صيغته { $found }، وأحدث ما يعرفه هذا الإصدار { $known }.
    .hint = ينبغي تثبيت الإصدار الأحدث من جديد. ولم يُمس الملف.
store-not_a_store = الملف { $path } ليس مخزن رسالة.
    .hint = ينبغي ذكر ملف آخر أو مجلد آخر. ولم يُمس الملف.
store-damaged = المخزن { $path } تالف: { $cause }.
    .hint = تُستعاد أحدث نسخة احتياطية بالأمر «risala restore FILE» ويُنحّى الملف التالف جانبًا. ثم ينبغي فحص القرص.
store-busy = المخزن { $path } يستعمله برنامج آخر ({ $cause }).
    .hint = ينبغي انتظار انتهاء أوامر رسالة ونوافذها الأخرى ثم إعادة المحاولة.
store-network_folder = المجلد { $path } على حاسوب آخر ({ $kind })، وقد يتلف المخزن فيه.
    .hint = يُذكر مجلد على قرص هذا الحاسوب بالخيار ‎--data DIR أو في RISALA_DATA. ويُنقل المخزن بالأمر «risala backup».
store-synced_folder = المجلد { $path } يُنسخ إلى السحابة ({ $name })، وقد يتلف المخزن فيه.
    .hint = يُذكر مجلد آخر بالخيار ‎--data DIR أو في RISALA_DATA. أما النسخ الاحتياطية فمكانها المجلد المتزامن.
store-failed = المخزن { $path } لا يعمل: { $cause }.
    .hint = ينبغي إعادة المحاولة، وفي «risala doctor» تفصيل. ولم يتغير شيء ناقصًا.
backup-bytes = الملف المحفوظ { $path } تالف، فلم يُنقل.
    .hint = يؤخذ من نسخة احتياطية أقدم، أو تُختم الرسالة ويؤذن بإرسالها من جديد. ثم ينبغي فحص القرص.
store-campaign_copied = في المجلد { $here } الحملة نفسها التي في { $other }، وأرقام المراجع مشتركة بينهما.
    .hint = يُكتفى بأحد المجلدين. ولجعل النسخة حملة مستقلة يُعطى لها معرّف آخر (id) في campaign.toml.
store-marked_meanwhile = { $count ->
    [zero] لم تُعلَّم رسالة
    [one] عُلِّمت رسالة واحدة
    [two] عُلِّمت رسالتان
    [few] عُلِّمت { $count } رسائل
    [many] عُلِّمت { $count } رسالة
   *[other] عُلِّمت { $count } رسالة
} بأن إرسالها تم بطريق آخر في أثناء الإعداد، فلم يوضع شيء في الصندوق الصادر.
    .hint = يُعاد الإطلاق، فتُعدّ الرسائل من جديد.
directory-unknown_official = ليس في الدليل مسؤول معرّفه { $id }.
    .hint = المعرّفات في «risala officials list».
directory-unknown_edit = لا تعديل برقم { $edit }.
    .hint = التعديلات في «risala officials undo --list».
directory-nothing_to_undo = لا شيء للتراجع عنه.
    .hint = التعديلات في «risala officials undo --list». وللتراجع عن تراجع يُذكر رقمه.
directory-changed_since = تغير سجل { $official } بعد التعديل { $edit }، بالتعديل { $later }.
    .hint = يُتراجع عن التعديل اللاحق أولاً، أو تُكتب القيم بالأمر «risala officials edit».
directory-erased = محا التعديل { $edit } سجل مسؤول، ولا رجوع عن المحو.
    .hint = يمكن استيراد قائمة فيها المسؤول من جديد.
directory-opt_out_stays = طلب { $official } عدم مراسلته باق.
    .hint = لا ينهيه إلا «risala officials edit { $official } --opt-out "" --reason …».
directory-opt_out_shared = طلب صاحب آخر للعنوان { $address }، وهو عنوان { $official }، عدم مراسلته.
    .hint = يُعطى { $official } عنوان خاص به أولاً بالخيار ‎--set email=… أو يُنهى طلب الآخر.
directory-no_reason = يلزم ذكر السبب، في شأن { $official }.
    .hint = يُذكر بالخيار ‎--reason "…" ويُحفظ في السجل.
directory-unknown_column = ليس للمسؤولين عمود باسم { $column }.
    .hint = أقرب الأسماء { $nearest }.
directory-fixed_column = لا تُكتب قيمة العمود { $column } هكذا.
    .hint = المعرّف لا يتغير، وطلب عدم المراسلة يُسجل بالخيار ‎--opt-out.
directory-not_a_cell = «{ $value }» ليست على صورة COLUMN=VALUE.
    .hint = مثال: ‎--set title_ar="وزير التجارة".
directory-same_email = عنوان { $official } هو { $address }، وهو عنوان { $other } أيضًا.
    .hint = إن كانا شخصًا واحدًا فينبغي محو أحدهما، أما العنوان المشترك لمكتب فلا بأس به.
doctor-keyring = { $kind ->
    [absent] لا سلسلة مفاتيح في هذا النظام.
    [locked] سلسلة المفاتيح مقفلة أو لم تُجهز قط.
   *[failed] سلسلة المفاتيح لا تجيب.
}
    .hint = فيها تُحفظ كلمات سر الهويات والحسابات. ينبغي فتحها أو تشغيل واحدة (GNOME Keyring أو KWallet).
doctor-clock = { $known ->
    [none] تشير الساعة إلى { $now }، وهذا محال.
   *[other] تشير الساعة إلى { $now }، وأحدث تعديل في { $known }.
}
    .hint = ينبغي ضبط التاريخ والوقت، فبهما تؤرخ الرسائل والتواقيع.
doctor-fonts = الخطوط المدمجة تالفة: { $cause }.
    .hint = ينبغي تثبيت رسالة من جديد.

import-formula = السطر { $row }: قيمة إحدى الخلايا محسوبة بصيغة، وقُرئت آخر نتيجة لها.
    .hint = تُقارن القيمة، أو تُلصق القيم مكان الصيغ.
import-merged_cells = في الأسطر { $row } إلى { $last } خلايا مدمجة: القيمة في الخلية الأولى وحدها وما بقي فارغ.
    .hint = تُفصل الخلايا وتُملأ كل منها.
import-rows_above = وُجدت عناوين الأعمدة في السطر { $row }، وتُرك ما فوقها.
    .hint = يُتحقق من أن ما فوقها ليس إلا عنواناً للقائمة.
import-unclosed_card = البطاقة التي تبدأ في السطر { $row } لا تنتهي.
    .hint = تنتهي كل بطاقة بالسطر END:VCARD. تُصدَّر البطاقات من جديد.
import-property = لا عمود للخاصية { $name } فأُهملت. عدد البطاقات التي فيها: { $count }.
    .hint = يُكتب المهم منها في ملاحظة.
import-mapping = لا يبين هذا معنى عنوان عمود: { $detail }
    .hint = في سطر الأوامر: --map "الاسم الكامل=name_ar". وفي ملف تحت [columns]: "الاسم الكامل" = "name_ar". والعلامة «-» تُهمل العمود.
import-no_such_heading = لا عمود عنوانه «{ $heading }».
    .hint = عناوين الأعمدة: { $known }.
import-column_twice = العنوان «{ $heading }» يعني { $column } كعنوان قبله، فبقي عمودًا مستقلًا.
    .hint = يُحدد المقصود: --map "{ $heading }=…".
import-column_left_out = أُهمل العمود «{ $heading }» كما طُلب.
    .hint = يُعطى معنى (--map "{ $heading }=…") لإبقائه.

seal-none = الموجة { $wave } غير مختومة.
    .hint = تُختم بالأمر «risala seal».
seal-exists = الموجة { $wave } مختومة من قبل.
    .hint = يُتحقق من مطابقة الختم بالأمر «risala seal --check». وبالخيار ‎--force يحل محله ختم جديد، ويبقى السابق باسم آخر.
seal-unreadable = ليس هذا الملف ختمًا ({ $cause }).
    .hint = يُؤخذ الملف ممن ختم الرسائل، أو يُعاد الختم بالخيار ‎--force.
seal-edited = عُدّل هذا الختم بعد صنعه: ما فيه لا يطابق بصمته.
    .hint = يُؤخذ الملف ممن ختم الرسائل، أو يُعاد الختم بالخيار ‎--force ثم تُطلب الموافقة من جديد.
seal-foreign = هذا ختم حملة أخرى أو موجة أخرى ({ $campaign }، الموجة { $wave }).
    .hint = يُنقل الملف إلى مكان آخر ثم تُختم هذه الموجة.
seal-not_sealed = لم يُختم شيء، لوجود { $count ->
        [one] خطأ واحد
        [two] خطأين
        [few] { $count } أخطاء
       *[other] { $count } خطأ
    }.
    .hint = يُصلح ما يلي، وهو ظاهر أيضًا في «risala check».
seal-empty = لا رسالة تُختم.
    .hint = في «risala check» سبب انتفاء الرسالة لكل مسؤول.
seal-approver = اسم صاحب الموافقة أطول من { $limit } محرف، أو فيه محارف خفية.
    .hint = يُكتب الاسم والكنية في سطر واحد.
seal-changed = { $part ->
        [pdf] تغيّر ملف PDF
        [message] تغيّر البريد الإلكتروني
        [recipient] تغيّر عنوان المرسل إليه أو المرسل
        [reference] تغيّر رقم المرجع
        [template] تغيّر القالب
        [languages] تغيّرت لغات الرسالة
       *[channel] تغيّرت قناة الإرسال
    } في هذه الرسالة عما خُتم.
    .hint = يُرجع عن التغيير (في الحملة أو القائمة أو القوالب أو الصور أو الوقائع أو التاريخ)، أو يُعاد الختم بالخيار ‎--force ثم تُطلب الموافقة من جديد.
seal-missing = هذه الرسالة مختومة، ولن تُعدّ الآن.
    .hint = يُتحقق من بقاء المسؤول في القائمة ومن أنه لم يطلب عدم المراسلة وأن سجله سليم. ولترك الرسالة يُعاد الختم بالخيار ‎--force.
seal-added = هذه الرسالة ستُعدّ وهي غير مختومة.
    .hint = يُحذف المسؤول من القائمة، أو يُعاد الختم بالخيار ‎--force ثم تُطلب الموافقة من جديد.
seal-signing = توقيع الحملة غير ما كان عند الختم: «{ $now }» بدل «{ $sealed }»، أو بمستوى آخر.
    .hint = يُعاد القسم [signing] كما كان، أو يُعاد الختم بالخيار ‎--force.
seal-bytes_missing = الملف المختوم ليس على هذا الحاسوب: { $path }.
    .hint = يُتحقق من الختم على الحاسوب الذي خُتمت عليه الرسائل، أو يُنسخ المجلد «blobs» من مجلد بياناته، أو يُعاد الختم بالخيار ‎--force.
seal-bytes_damaged = تغيّر الملف المختوم أو تلف: { $path }.
    .hint = يُعاد الختم بالخيار ‎--force فيُكتب التالف من جديد. ثم ينبغي فحص القرص.
seal-approval_foreign = ليس هذا الملف كشف هذا الختم ({ $hash })، أو أن الكشف من إصدار آخر من رسالة.
    .hint = يُكتب الكشف من جديد بالأمر «risala seal --proof» ثم يُوقَّع ذلك الملف.
opt_outs-unreadable = ليس في هذا الملف طلبات عدم مراسلة ({ $cause }).
    .hint = يُصنع بالأمر «risala officials opt-outs --export FILE» على الحاسوب الآخر. ولم يُضف شيء.
opt_outs-wrong_entry = القيد { $number } في الملف، «{ $value }»، ليس طلب عدم مراسلة.
    .hint = في القيد نوع (id أو email) وقيمة ويوم (2026-03-31). ولم يُضف شيء.

### Layout, fonts and pictures

font-missing_glyph = لا يتوفر المحرف { $code_point } ({ $character }) في أي خط، وموضعه: { $part ->
        [letterhead] ترويسة الورقة
        [reference] الرقم والتاريخ
        [address] العنوان
        [sender] سطر المرسِل
        [subject] الموضوع
        [salutation] التحية
        [item] أحد بنود القائمة
        [closing] الختام
        [signature] التوقيع
        [after] ما يلي التوقيع
        [foot] ذيل الصفحة
        [header] رأس الصفحة الثانية
       *[paragraph] إحدى الفقرات
    }.
    .hint = يُستبدل بالمحرف محرف متوفر في الخطوط.
font-too_large = حجم ملف الخط أكبر من { $megabytes } ميغابايت.
    .hint = يُستخدم ملف فيه وجه واحد وبلا صور.
font-woff = ملف الخط مضغوط لمواقع الوب (WOFF).
    .hint = يوضع في مجلد الحملة ملف الخط نفسه بصيغة ‎.ttf أو ‎.otf، ويتوفر لدى مصمم الخط أو في صفحة تنزيله.
font-collection = في الملف عدة خطوط (مجموعة خطوط ‎.ttc).
    .hint = يُستخدم ملف فيه وجه واحد: ‎.ttf أو ‎.otf للعادي وآخر للأسود.
font-variable = الخط «{ $name }» متغير.
    .hint = تُستخدم أوجهه الثابتة: ملف ‎.ttf أو ‎.otf للعادي وآخر للأسود.
font-not_a_font = الملف ليس خطاً.
    .hint = يُستخدم خط TrueType أو OpenType، أي ملف ‎.ttf أو ‎.otf.
font-damaged = ملف الخط تالف أو ناقص: { $table }.
    .hint = يُجلب الملف من مصدره مرة أخرى.
font-no_outlines = ليس في الخط رسوم خطية، بل صور أو ألوان فقط.
    .hint = يُستخدم خط رسومه TrueType أو OpenType.
font-not_allowed = لا يسمح مصمم الخط «{ $name }» بتضمين أجزاء منه في المستندات.
    .hint = يُطلب منه ترخيص وملف يسمحان بالتضمين، أو يُستخدم خط آخر.
font-letters = ينقص الخط «{ $name }» من محارف { $script ->
        [ar] العربية
       *[en] الإنكليزية
    } { $count ->
        [one] محرف واحد
        [two] محرفان
        [few] { $count } محارف
        [many] { $count } محرفاً
       *[other] { $count } محرف
    }: { $letters }
    .hint = يُستخدم خط تتوفر فيه كلها.
font-no_joining = الخط «{ $name }» لا يصل الحروف العربية.
    .hint = يُستخدم خط مصمم للكتابة العربية، فيه جداول تختار شكل كل حرف.
font-no_bold = لا ملف لـ { $key }، فلن تتميز الكلمات المكتوبة بالأسود عن غيرها.
    .hint = يُسمى ملف الوجه الأسود تحت ‎[fonts].
layout-word_too_wide = عرض «{ $word }» { $width } مم والمتاح { $allowed } مم، وموضعها: { $part ->
        [letterhead] ترويسة الورقة
        [reference] الرقم والتاريخ
        [address] العنوان
        [sender] سطر المرسِل
        [subject] الموضوع
        [salutation] التحية
        [item] أحد بنود القائمة
        [closing] الختام
        [signature] التوقيع
        [after] ما يلي التوقيع
        [foot] ذيل الصفحة
        [header] رأس الصفحة الثانية
       *[paragraph] إحدى الفقرات
    }.
    .hint = تُختصر الكلمة أو يُختار تخطيط أعمدته أعرض.
layout-address_lines = عدد أسطر العنوان { $lines } والمتاح { $allowed }.
    .hint = يُختصر الاسم أو المنصب، أو تُدمج أسطر الشارع في بيانات المسؤول.
layout-address_too_wide = عرض السطر «{ $line }» { $width } مم والمتاح { $allowed } مم، وموضعه: { $part ->
        [letterhead] ترويسة الورقة
        [reference] الرقم والتاريخ
        [address] العنوان
        [sender] سطر المرسِل
        [subject] الموضوع
        [salutation] التحية
        [item] أحد بنود القائمة
        [closing] الختام
        [signature] التوقيع
        [after] ما يلي التوقيع
        [foot] ذيل الصفحة
        [header] رأس الصفحة الثانية
       *[paragraph] إحدى الفقرات
    }.
    .hint = يُختصر السطر.
layout-address_outside_window = لا يبقى العنوان كله داخل نافذة الظرف.
    .hint = يُختصر العنوان أو يُختار ظرف آخر (window) في campaign.toml.
layout-window_empty = للظرف نافذة وليس في الرسالة عنوان لاتيني يظهر فيها.
    .hint = يُضاف نص إنكليزي لهذا المسؤول أو يُستغنى عن النافذة.
layout-letterhead_too_wide = عرض اسم الجهة «{ $name }» { $width } مم والمتاح بجانب الشعار { $allowed } مم في سطرين على الأكثر.
    .hint = يُعتمد اسم أقصر في ترويسة الورقة.
layout-letterhead_narrow = تملأ صورة الترويسة { $picture } عرض { $width } مم من عرض الورقة وهو { $sheet } مم.
    .hint = تُجعل الصورة بعرض { $sheet } مم وارتفاع { $height } مم.
layout-reference_too_wide = عرض الرقم والتاريخ { $width } مم والمتاح { $allowed } مم.
    .hint = يُختصر الرقم.
layout-foot_too_wide = عرض العنوانين في ذيل الصفحة { $width } مم والمتاح { $allowed } مم.
    .hint = يُختصر عنوان الجهة.
layout-header_too_wide = يشغل اسم المرسل إليه في رأس الصفحة الثانية { $lines } أسطر عرض كل منها { $allowed } مم، والمتاح سطران.
    .hint = يُختصر الاسم، أو تُختصر الرسالة إلى صفحة واحدة.
layout-subject_long = يشغل الموضوع { $lines } أسطر، والأنسب ألا يتجاوز { $allowed }.
    .hint = يُختصر الموضوع.
layout-title_too_long = تشغل «{ $title }» في موضع التوقيع { $lines } أسطر، والمتاح سطران.
    .hint = يُختصر اسم الموقّع أو صفته.
layout-signatories = عدد الموقّعين { $count }، والمقبول من واحد إلى { $allowed }.
    .hint = يُذكر الموقّعون في campaign.toml.
layout-stamp_covers_text = يغطي الختم جزءاً من نص الرسالة.
    .hint = تُعاين الصفحة، ويُختصر اسم الموقّع أو صفته، أو يُستغنى عن الختم.
layout-picture_unknown = أبعاد الصورة { $picture } غير معروفة.
    .hint = يُتحقق من وجود الملف في مجلد الحملة ومن كونه صورة PNG أو JPEG أو SVG.
layout-many_pages = عدد صفحات الرسالة { $pages }.
    .hint = يُختصر النص، فقلّما تُقرأ رسالة بعد صفحتها الثانية.
layout-too_many_pages = عدد صفحات الرسالة { $pages } والمسموح { $allowed }.
    .hint = يُختصر القالب.
layout-no_break = تعذّر توزيع الرسالة على الصفحات، إذ لا موضع تنتهي عنده الصفحة.
    .hint = يُختصر ما يجب أن يبقى مجتمعاً: موضع التوقيع، والمرفقات والنسخ، والفقرات المنتهية بنقطتين.
layout-pair_missing = الصف { $row }: ينقص النص { $language ->
        [ar] العربي
       *[en] الإنكليزي
    } ما يقابل: { $part ->
        [letterhead] ترويسة الورقة
        [reference] الرقم والتاريخ
        [address] العنوان
        [sender] سطر المرسِل
        [subject] الموضوع
        [salutation] التحية
        [item] أحد بنود القائمة
        [closing] الختام
        [signature] التوقيع
        [after] ما يلي التوقيع
        [foot] ذيل الصفحة
        [header] رأس الصفحة الثانية
       *[paragraph] إحدى الفقرات
    }.
    .hint = يُجعل في نصي القالب العدد نفسه من الفقرات وبنود القوائم.
layout-pair_unequal = الصف { $row }: أسطر النص الإنكليزي { $english } وأسطر النص العربي { $arabic }، وموضعه: { $part ->
        [letterhead] ترويسة الورقة
        [reference] الرقم والتاريخ
        [address] العنوان
        [sender] سطر المرسِل
        [subject] الموضوع
        [salutation] التحية
        [item] أحد بنود القائمة
        [closing] الختام
        [signature] التوقيع
        [after] ما يلي التوقيع
        [foot] ذيل الصفحة
        [header] رأس الصفحة الثانية
       *[paragraph] إحدى الفقرات
    }.
    .hint = يُتحقق من أن كلاً منهما ترجمة الآخر.
layout-suggest_stacked = أحد النصين أطول من الآخر بنسبة { $percent }٪، فيبقى في أحد العمودين فراغ.
    .hint = قد يكون تخطيط «stacked» أنسب لهذه الرسالة.
layout-sides_unequal = أحد النصين أطول من الآخر بنسبة { $percent }٪.
    .hint = الأنسب لهذه الرسالة تخطيط «stacked».
layout-justify_narrow = لا يمكن ضبط الأسطر في أعمدة عرضها { $width } مم، والحد الأدنى { $least } مم.
    .hint = يُستغنى عن align = "justify"، أو يُختار تخطيط بعرض الصفحة: stacked أو consecutive أو single.
layout-justify_lines = أسطر تعذر ضبطها من غير فراغات واسعة، وعددها { $count }، فتنتهي حيث تنتهي كلماتها.
    .hint = تُعاين الصفحة، ويُغيَّر ترتيب الكلام أو تُعتمد المحاذاة "start".
layout-no_text = عدد نصوص الرسالة { $texts }، والتخطيط المختار يقتضي نصاً عربياً وآخر إنكليزياً، أو نصاً واحداً.
    .hint = يُراجع languages وlayout في campaign.toml.

picture-unknown = الملف { $file } ليس صورة PNG أو JPEG أو SVG.
    .hint = يلزم حفظ الصورة بأحد هذه الأنساق.
picture-too_large = الصورة { $file } أكبر من أن توضع في رسالة.
    .hint = يلزم تصغيرها إلى ما لا يزيد على 32 ميغابايت و40 مليون نقطة، أو تبسيط الرسم.
picture-damaged = ملف الصورة { $file } تالف.
    .hint = يلزم تصدير الصورة من جديد من البرنامج الذي صُنعت به.
picture-cmyk = ألوان الصورة { $file } ألوان طباعة (CMYK).
    .hint = يلزم حفظها بألوان RGB أو بدرجات الرمادي.
picture-text = في الصورة { $file } نص لا يُعرف خطه هنا.
    .hint = يلزم تحويل النص إلى مسارات في برنامج الرسم.
picture-image = في الصورة { $file } صورة أخرى مضمَّنة.
    .hint = يمكن استعمال تلك الصورة نفسها ملف PNG أو JPEG.
picture-gradient = في الصورة { $file } تدرج لوني أو نقش متكرر.
    .hint = تُستعمل ألوان سادة، أو يُحفظ الرسم بنسق PNG.
picture-effect = في الصورة { $file } قناع أو مرشِّح أو مزج ألوان.
    .hint = يُحذف هذا التأثير، أو يُحفظ الرسم بنسق PNG.

### Signing

signing-not_pkcs12 = ملف الهوية ليس بصيغة PKCS#12 التي تمكن قراءتها.
    .hint = يلزم تصدير الشهادة ومفتاحها الخاص معًا في ملف ‎.p12 أو ‎.pfx.
signing-damaged = ملف الهوية تالف.
    .hint = يلزم نسخه من جديد من موضعه الأصلي، فلعل نقله لم يكتمل.
signing-unsupported_encryption = ملف الهوية معمّى بطريقة لا تمكن قراءتها.
    .hint = يلزم تصديره من جديد بتعمية AES-256 (المعتادة في OpenSSL 3) أو TripleDES (في البرامج الأقدم).
signing-wrong_password = كلمة السر لا تفتح ملف الهوية.
    .hint = المطلوب كلمة السر التي وُضعت عند تصدير الملف، مع الانتباه إلى الأحرف الكبيرة ولغة لوحة المفاتيح. ولا يُفتح كذلك ملف غُيِّر بعد تصديره.
signing-no_private_key = في ملف الهوية شهادات وليس فيه مفتاح خاص.
    .hint = يلزم إعادة التصدير من البرنامج الذي يحوي المفتاح، مع تضمين المفتاح الخاص.
signing-no_certificate = في ملف الهوية مفتاح خاص وليست فيه شهادته.
    .hint = يلزم تصدير الاثنين معًا.
signing-unsupported_key = نوع المفتاح في ملف الهوية لا يصلح للتوقيع في «رسالة».
    .hint = المقبول: RSA بطول 2048 إلى 4096 بتًا، أو ECDSA P-256، أو ECDSA P-384.
signing-expired = انتهت صلاحية شهادة { $subject } في { $at }.
    .hint = يمكن طلب شهادة جديدة من مُصدرها أو إنشاء هوية جديدة.
signing-not_yet_valid = لا تبدأ صلاحية شهادة { $subject } قبل { $at }.
    .hint = يُنصح بمراجعة تاريخ الرسائل وساعة الحاسوب.
signing-wrong_usage = شهادة { $subject } ليست مخصصة لتوقيع المستندات.
    .hint = المطلوب شهادة صادرة للتوقيع، لا شهادة موقع على الوب ولا شهادة تعمية.
signing-mixed_scripts = في «{ $value }» حروف عربية ولاتينية معًا.
    .hint = يُكتب كل اسم في الشهادة بحروف لغة واحدة، لأن برامج كثيرة تخفق عند اجتماعهما.
signing-country = «{ $value }» ليس رمز بلد.
    .hint = يُكتب الرمز حرفين لاتينيين كبيرين مثل SY.
signing-same_script = اسما المنظمة كلاهما بحروف لغة واحدة.
    .hint = يُكتب أحد الاسمين بحروف عربية والآخر بحروف لاتينية، أو يُكتفى باسم واحد.
signing-token_uri = في عنوان وحدة التوقيع خطأ عند «{ $part }».
    .hint = صيغته pkcs11:token=LABEL;object=KEY?module-path=/usr/lib/MODULE.so، وتُكتب المسافة ‎%20. ولا يُكتب فيه الرقم السري أبدًا.
signing-token_module = تعذّر استعمال برنامج وحدة التوقيع { $module }: { $cause }
    .hint = يلزم تثبيت برنامج الشركة الصانعة وذكر ملف PKCS#11 الخاص به (‎.so أو ‎.dylib أو ‎.dll).
signing-token_absent = وحدة التوقيع «{ $token }» غير موصولة.
    .hint = يلزم وصلها أو إدخال البطاقة في القارئ، ثم مقارنة اسمها بما في العنوان.
signing-token_several = العنوان ينطبق على أكثر من وحدة توقيع، وعددها { $count }.
    .hint = يُضاف إليه الاسم أو الرقم التسلسلي: pkcs11:token=LABEL أو pkcs11:serial=NUMBER.
signing-token_no_key = ليس في وحدة التوقيع مفتاح خاص ينطبق عليه العنوان.
    .hint = تُقارن قيمتا object وid في العنوان بالمفاتيح التي يعرضها برنامج الوحدة.
signing-token_keys = العنوان ينطبق على أكثر من مفتاح في وحدة التوقيع، وعددها { $count }.
    .hint = يُضاف إليه object=LABEL أو id=%01 للمفتاح المخصص للتوقيع.
signing-token_asks = هذا المفتاح يطلب الرقم السري عند كل توقيع، فلا يمكن توقيع الرسائل دفعة واحدة.
    .hint = يمكن استعمال مفتاح آخر في الوحدة، أو هوية في ملف.
signing-token_wrong_pin = الرقم السري لا يفتح وحدة التوقيع.
    .hint = تنبيه: تُقفل الوحدة نفسها بعد عدد قليل من المحاولات الخاطئة. وقد حُذف الرقم الخاطئ من حافظة كلمات السر إن كان محفوظًا فيها.
signing-token_locked = قُفل الرقم السري لوحدة التوقيع بعد محاولات خاطئة كثيرة.
    .hint = يُفتح القفل برقم PUK أو برقم المشرف في برنامج الشركة الصانعة.
signing-token_pin_unset = لم يُحدَّد الرقم السري لوحدة التوقيع بعد، أو يجب تغييره أولًا.
    .hint = يُحدَّد في برنامج الشركة الصانعة.
signing-token_failed = لم تؤدِّ وحدة التوقيع عملها: { $cause }
    .hint = يُنصح بنزعها ووصلها من جديد، ثم بتجربتها في برنامج الشركة الصانعة إن تكرر ذلك.
signing-create = تعذّر إنشاء الهوية: { $cause }
    .hint = يُنصح بمراجعة الأسماء، وطول كل منها من 1 إلى 64 محرفًا.
signing-not_pdf = الملف ليس مستند PDF تمكن قراءته.
    .hint = يمكن فتحه في برنامج PDF وحفظه من جديد، أو اختيار ملف آخر.
signing-encrypted = مستند PDF محمي بالتعمية.
    .hint = يمكن توقيع نسخة غير محمية بكلمة سر.
signing-locked = في المستند توقيع سابق يمنع كل تعديل بعده، ومنه إضافة توقيع آخر.
    .hint = يمكن طلب نسخة قابلة للتوقيع من صاحب التوقيع الأول.
signing-field = ليس في المستند حقل توقيع فارغ اسمه «{ $name }».
    .hint = يمكن اختيار حقل آخر، أو ترك الاختيار فيُملأ أول حقل فارغ أو يُضاف حقل جديد.
signing-too_large = حجم المستند أكبر من { $limit } بايت.
    .hint = يمكن توقيع ملف أصغر.
signing-key_failed = لم يصدر عن المفتاح الخاص توقيع.
    .hint = يُنصح بفتح ملف الهوية من جديد، ثم بإعادة تصديره إن تكرر ذلك.

signing-authority_unreachable = تعذّر الوصول إلى { $url }: { $cause }
    .hint = يُراجَع العنوان والاتصال بالشبكة، ثم تُعاد المحاولة.
signing-authority_slow = لم يصل جواب من { $url } في الوقت المحدد.
    .hint = تُعاد المحاولة لاحقًا، أو تُستعمل جهة أخرى.
signing-authority_status = جواب { $url } خطأ: { $cause }
    .hint = يُراجَع العنوان؛ فبعض الجهات تشترط حسابًا لديها.
signing-authority_too_large = جواب { $url } أكبر من الحد.
    .hint = يُراجَع العنوان: لعله عنوان صفحة على الشبكة.
signing-tsa_rejected = رفضت جهة الطابع الزمني { $url } الطلب: { $reason }
    .hint = تُسأل الجهة عما تسمح به، أو تُستعمل جهة أخرى.
signing-tsa_unreadable = جواب { $url } ليس طابعًا زمنيًا.
    .hint = يُراجَع العنوان: المطلوب عنوان جهة تصدر الطوابع الزمنية (RFC 3161).
signing-tsa_nonce = أعطى { $url } طابعًا زمنيًا يخص طلبًا آخر.
    .hint = تُعاد المحاولة، وإن تكرر ذلك تُستعمل جهة أخرى.
signing-tsa_imprint = أعطى { $url } طابعًا زمنيًا لملف آخر.
    .hint = تُعاد المحاولة، وإن تكرر ذلك تُستعمل جهة أخرى.
signing-tsa_signature = توقيع الطابع الزمني الوارد من { $url } غير سليم.
    .hint = تُستعمل جهة أخرى.
signing-tsa_certificate = شهادة { $subject } التي يوقّع بها { $url } ليست للطوابع الزمنية أو ليست سارية.
    .hint = تُستعمل جهة أخرى.
signing-no_revocation = لا مصدر يبيّن هل أُلغيت شهادة { $subject }.
    .hint = يُختار level = "B-T"، أو تُستعمل شهادة يجيب مُصدرها عبر OCSP أو ينشر قائمة.
signing-no_issuer = شهادة مُصدر شهادة { $subject } غير موجودة.
    .hint = تُصدَّر الهوية من جديد مع كل الشهادات حتى الجذر. وإن كانت شهادة جهة الطابع الزمني فتُستعمل جهة أخرى.
signing-revoked = أُلغيت شهادة { $subject } بتاريخ { $at }.
    .hint = تُطلب شهادة جديدة من مُصدرها.

### Mail

mail-address = { $field }: «{ $value }» ليس عنوان بريد إلكتروني.
    .hint = يُكتب العنوان على مثال name@example.org دون فراغات أو أقواس.
mail-address_script = { $field }: الجزء السابق للرمز @ في «{ $value }» ليس بالحروف اللاتينية.
    .hint = لا بد أن تفهم هذا العنوان كل الخوادم في الطريق، فيلزم عنوان بالحروف اللاتينية.
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
mail-plain_refused = لا اتصال دون TLS إلا بهذا الحاسوب نفسه.
    .hint = يُحدد ‎--security tls (المنفذ 465) أو ‎--security starttls (المنفذ 587).
mail-roots = لا يمكن استعمال الشهادات التي يثق بها الحساب.
    .hint = يُعطى الخيار ‎--ca-file ملف PEM فيه شهادة السلطة؛ ودونه لا بد أن تكون في النظام شهادات (الحزمة ca-certificates).
mail-proxy = لم يسمح الوسيط بالاتصال: { $cause }
    .hint = يُراجع عنوان الوسيط، وهل يسمح بالاتصال بمنفذ خادم البريد.
mail-offline = تعذّر الوصول إلى الخادم: { $cause }
    .hint = تُراجع الشبكة واسم الخادم ومنفذه؛ فشبكات كثيرة تحجب المنفذ 25، وبعضها يحجب 465 و587.
mail-timeout = لم يُجب الخادم في الوقت المحدد ({ $phase }).
    .hint = تُعاد المحاولة لاحقًا، فإن تكرر ذلك يُراجع المنفذ والخيار ‎--security.
mail-closed = أنهى الخادم الاتصال ({ $phase }).
    .hint = تُعاد المحاولة لاحقًا، فإن تكرر ذلك يُراجع المنفذ والخيار ‎--security.
mail-garbled = ما يقوله الخادم ليس من بروتوكول SMTP ‏({ $phase }).
    .hint = يُراجع المنفذ: ففي 465 يبدأ TLS فورًا وفي 587 بعد STARTTLS. ولم يُرسل شيء من بيانات الدخول.
mail-tls_expired = شهادة الخادم غير صالحة في هذا الوقت.
    .hint = يُراجع تاريخ الحاسوب، فإن كان صحيحًا فعلى مشغّل الخادم تجديد الشهادة. ولم يُرسل شيء من بيانات الدخول.
mail-tls_wrong_host = شهادة الخادم لأسماء أخرى: { $names }
    .hint = للخوادم المشتركة بين نطاقات كثيرة اسم واحد خاص بها: يُجعل أحد هذه الأسماء قيمة ‎--server إن ورد في وثائق مزوّد الخدمة، وإلا فيُسأل المزوّد. ولم يُرسل شيء من بيانات الدخول.
mail-tls_unknown_issuer = لا يضمن شهادةَ الخادم أحد ممن يثق بهم هذا الحاسوب.
    .hint = لخادم خاص تُعطى شهادة سلطته بالخيار ‎--ca-file؛ أما عند مزوّد عام فربما يتنصت أحد: يُنصح بالتجربة من شبكة أخرى. ولم يُرسل شيء من بيانات الدخول.
mail-tls_self_signed = شهادة الخادم لا يضمنها أحد سوى الخادم نفسه.
    .hint = إن كان الخادم خاصًا بالمنظمة فتُعطى شهادته بالخيار ‎--ca-file؛ أما عند مزوّد عام فربما يتنصت أحد: يُنصح بالتجربة من شبكة أخرى. ولم يُرسل شيء من بيانات الدخول.
mail-tls_old_version = لا يعرف الخادم سوى إصدارات قديمة غير آمنة من TLS.
    .hint = على مشغّله تفعيل TLS 1.2 أو 1.3، وإلى ذلك الحين يُستعمل خادم آخر. ولم يُرسل شيء من بيانات الدخول.
mail-tls_not_spoken = يجيب الخادم، ولكن دون TLS.
    .hint = للمنفذ 587 الخيار ‎--security starttls، وللمنفذ 465 الخيار ‎--security tls. ولم يُرسل شيء من بيانات الدخول.
mail-tls_failed = لم ينشأ اتصال آمن: { $cause }
    .hint = تُعاد المحاولة لاحقًا ومن شبكة أخرى. ولم يُرسل شيء من بيانات الدخول.
mail-no_starttls = لا يعرض الخادم STARTTLS في هذا المنفذ.
    .hint = يُستعمل المنفذ 465 مع ‎--security tls. وإن كان STARTTLS معروضًا من قبل فربما حذفه أحد في الطريق: يُنصح بالتجربة من شبكة أخرى. ولم يُرسل شيء من بيانات الدخول.
mail-injected = دسّ أحد بيانات في الاتصال قبل بدء TLS.
    .hint = يجب تجنب الإرسال من هذه الشبكة وإخبار مشغّل الخادم. ولم يُرسل شيء من بيانات الدخول.
mail-no_auth = لا يعرض الخادم طريقة دخول تناسب هذا الحساب.
    .hint = يُراجع الخادم والمنفذ؛ فبعض مزوّدي الخدمة لم يعودوا يقبلون كلمات السر، وخوادم التسليم (المنفذ 25) لا تقبل تسجيل الدخول.
mail-slow_down = يطلب الخادم التمهل: { $reply }
    .hint = يُنصح بالانتظار وبتقليل عدد الرسائل في الدقيقة (‎--per-minute).
mail-quota = بلغ الحساب حده من الإرسال: { $reply }
    .hint = تبقى الرسائل في الانتظار وتخرج بانقضاء الساعات الأربع والعشرين عند مزوّد الخدمة؛ والخيار ‎--per-day يُبقي العدد دون الحد.
mail-login_refused = رفض الخادم تسجيل الدخول: { $reply }
    .hint = يُراجع اسم الدخول وكلمة السر. تطلب Google وYahoo وApple كلمة سر للتطبيقات، وتطلب Microsoft 365 طريقة OAuth2. وقد يُقفل الحساب بعد محاولات خاطئة.
mail-sender_refused = لا يسمح الخادم لهذا الحساب بالإرسال من هذا العنوان: { $reply }
    .hint = يُستعمل عنوان الحساب نفسه مرسلًا، أو يُطلب من مزوّد الخدمة السماح بالعنوان الآخر (send as).
mail-server_refuses = يرفض الخادم خدمة هذا الحساب: { $reply }
    .hint = يُسأل مشغّل الخادم مع ذكر هذا الجواب.
mail-no_account = لا حساب باسم { $account }.
    .hint = يعرض الأمر risala account list الحسابات الموجودة، ويضيف risala account add حسابًا.
mail-account_exists = هناك حساب باسم { $account }.
    .hint = يُختار اسم آخر، أو يُستبدل الحساب بالخيار ‎--force.
mail-setting = لا تصلح القيمة «{ $value }» للإعداد { $setting } في حساب.
    .hint = الشرح في risala account add --help. ويُكتب الوسيط socks5://host:port أو http://host:port دون كلمة سر.
mail-password_needed = لم تُعطَ كلمة سر الحساب { $account }{ $why ->
    [absent] ، وليس في هذا النظام حافظة لكلمات السر
    [locked] ، وحافظة كلمات السر مقفلة أو لم تُنشأ بعد
    [failed] ، وحافظة كلمات السر لا تجيب
   *[missing] ، وليست في حافظة كلمات السر
}.
    .hint = تُحفظ بإعادة الأمر risala account add مع ‎--force؛ وللتشغيل الآلي ‎--password-file و‎--password-command وLoadCredential في systemd.
mail-login_needed = لم يأذن أحد بعد للحساب { $account } بالإرسال{ $why ->
    [absent] ، أو ليس في هذا النظام حافظة تحفظ الإذن
    [locked] ، أو حافظة كلمات السر مقفلة
    [failed] ، أو حافظة كلمات السر لا تجيب
   *[missing] {""}
}.
    .hint = يُنفّذ الأمر risala account login { $account }؛ وللتشغيل الآلي يضاف ‎--hand-to ثم يُعطى السر بالخيار ‎--password-command أو بـ LoadCredential في systemd.
mail-no_consent = يدخل الحساب { $account } بكلمة سر، فلا إذن يُجدَّد.
    .hint = للدخول بالإذن يُعاد الأمر risala account add مع ‎--force و‎--oauth.
mail-not_taken = لم يأخذ الأمر سر الحساب { $account }: { $cause }
    .hint = يُجرّب الأمر وحده، وهو يُعطى سطرًا واحدًا في مدخله القياسي. ثم يُعاد risala account login { $account }.
mail-oauth_plain = لا تُرسل الرموز إلى { $url } من دون TLS.
    .hint = يُعطى عنوان يبدأ بـ https://.
mail-oauth_no_device = لا يعطي { $provider } رموزًا للبريد على أجهزة أخرى.
    .hint = يُترك الخيار ‎--device على حاسوب فيه متصفح؛ وينقل ‎--hand-to الإذن إلى خادم.
mail-oauth_port = لا يعطي هذا الحاسوب منفذًا لجواب المتصفح: { $cause }
    .hint = تُعاد المحاولة، أو يُستعمل ‎--device.
mail-oauth_denied = رُفض الإذن ({ $reason }).
    .hint = يؤذن في المتصفح بدخول الحساب نفسه. وقد يلزم في المؤسسات أن يسمح المشرف بالتطبيق أولًا.
mail-oauth_state = جاء المتصفح بجواب دخول آخر فلم يؤخذ به.
    .hint = تُغلق صفحات الدخول القديمة ويُعاد الأمر.
mail-oauth_timeout = لم يأذن أحد في الوقت المحدد.
    .hint = يُعاد الأمر ويُفتح عنوانه في متصفح على هذا الحاسوب، أو على أي جهاز مع ‎--device.
mail-consent_revoked = انتهى إذن الحساب { $account }: { $reason }
    .hint = يُنفّذ الأمر risala account login { $account }. وتبقى الرسائل المنتظرة في الصف.
mail-oauth_client = لا يقبل المزوّد التطبيق المسجّل عنده ({ $reason }).
    .hint = يُراجع ‎--client-id وسر التطبيق (‎--client-secret-from). ونوعه عند Google هو «desktop app»، وعند Microsoft منصة «mobile and desktop applications» مع http://localhost.
mail-oauth_refused = يرفض المزوّد: { $reason }
    .hint = يُبحث عن هذه الكلمة عند المزوّد. وكثيرًا ما ينقص التطبيق إذن البريد، أو تكون للمؤسسة عناوينها (‎--authorize-url و‎--token-url).
mail-oauth_unreachable = لا يمكن الوصول إلى المزوّد الذي يعطي الرموز: { $cause }
    .hint = تُراجع الشبكة والوسيط وتُعاد المحاولة.
mail-oauth_answer = ليس في جواب المزوّد رمز صالح.
    .hint = تُراجع العناوين (‎--token-url و‎--device-url).
mail-oauth_no_refresh = أعطى المزوّد رمزًا قصير الأجل من دون ما يُجدَّد به.
    .hint = يُطلب دوام الوصول في ‎--scopes (وهو غالبًا offline_access) ويُسمح به للتطبيق.
mail-not_found = لا يُعرف كيف يُرسل البريد من { $domain }.
    .hint = يُسأل مزوّد الخدمة عن اسم خادم SMTP ثم تُعطى ‎--server و‎--port و‎--user.
mail-no_network = لا جواب عن أسماء النطاقات، فلا يمكن البحث عن الإعدادات.
    .hint = تُراجع الشبكة وتُعاد المحاولة، أو يُعطى ‎--server.
mail-not_confirmed = لم تُستعمل الإعدادات التي عُثر عليها للعنوان { $address }.
    .hint = لاستعمالها يُعاد الأمر مع ‎--yes، ولغيرها مع ‎--server و‎--port.
mail-name_server = «{ $value }» ليس خادم أسماء.
    .hint = يُعطى عنوانه بالأرقام مثل ‎--dns 9.9.9.9، ويضاف ‎:port إن كان له منفذ آخر.
mail-sender_free = يستطيع أي شخص أن يتخذ عنوانًا في { $domain }.
    .hint = الرسالة من عنوان كهذا أقل شأنًا عند المكاتب الرسمية، ولا تُميَّز من رسالة منتحل. الأفضل الكتابة من عنوان في نطاق المؤسسة نفسها.
mail-sender_free_elsewhere = لا تثبت رسائل { $domain } إلا من خوادمه، وليس { $server } منها.
    .hint = يرفضها المتلقون أو يضعونها جانبًا (DMARC). يُرسل عبر مزوّد هذا العنوان، والأفضل من عنوان في نطاق المؤسسة نفسها.
mail-spf_missing = لا يبيّن { $domain } أي الخوادم ترسل باسمه (SPF).
    .hint = يُطلب ممن يدير أسماء النطاق إضافة سجل TXT{ $entry ->
        [none] {""}
       *[other] : v=spf1 include:{ $entry } ~all
    }. ومن دونه تقع الرسائل أكثر في البريد المزعج.
mail-spf_other = لا يذكر سجل { $domain } لمن يرسل باسمه (SPF) المزوّد { $provider }.
    .hint = يُطلب إضافة include:{ $entry } إلى سجل TXT الذي يبدأ بـ v=spf1 قبل كلمته الأخيرة.
mail-spf_broken = لا يستطيع المتلقون استعمال ما يبيّنه { $domain } لمن يرسل باسمه (SPF).
    .hint = لا يصح إلا سجل TXT واحد يبدأ بـ v=spf1، ولا يقود إلى أكثر من عشرة أسئلة أخرى. ويمكن لمن يدير أسماء النطاق جمعها.
mail-dkim_missing = لا يوقّع { $provider } رسائل { $domain } بمفتاح النطاق نفسه (DKIM).
    .hint = يُفعّل DKIM في إدارة المزوّد ثم يضاف السجل الذي يعرضه إلى أسماء النطاق.
mail-dmarc_missing = لا يطلب { $domain } من المتلقين رفض الرسائل المزوّرة (DMARC).
    .hint = بعد ضبط SPF وDKIM ينفع ضد التزوير سجل TXT في ‎_dmarc.{ $domain }: v=DMARC1; p=quarantine.
mail-dmarc_unaligned = يطلب { $domain } من المتلقين رفض ما لم يثبت أو وضعه جانبًا (DMARC)، ولا تثبت الرسائل عبر { $server }.
    .hint = يُضبط SPF أو DKIM لدى { $provider } أولًا، وإلى ذلك الحين لا تصل الرسائل.
mail-domain_unknown = لا جواب عن { $domain }، فلم يُعرف من يرسل باسمه.
    .hint = يُعاد risala account test مع شبكة.
mail-command_held = جاء أمر كلمة السر للحساب { $account } مع نسخة احتياطية مستعادة ولم يؤكده أحد: { $command }
    .hint = يُقرأ الأمر، فإن كان صحيحًا يُنفّذ risala account confirm { $account }، وإلا يُعاد ضبط الحساب بالأمر risala account add --force.
mail-app_password = لا يقبل { $provider } كلمة سر صندوق البريد نفسها من البرامج: { $reply }
    .hint = تُنشأ كلمة سر للتطبيقات في إعدادات أمان الحساب (مع تفعيل التحقق بخطوتين)، ثم يُعاد risala account add مع ‎--force.
mail-consent_wanted = لا يقبل { $provider } كلمات السر من البرامج: { $reply }
    .hint = يُعاد risala account add مع ‎--force و‎--oauth ومعرّف المؤسسة ‎--client-id.
mail-wrong_port = المنفذ { $port } لدى { $provider } ليس لهذا النوع من الاتصال، أو هو مغلق في الطريق ({ $phase }).
    .hint = تسلّم البرامج الرسائل على المنفذ 465 مع ‎--security tls أو 587 مع ‎--security starttls. والمنفذ 25 للخوادم فيما بينها، وكثير من الشبكات تغلقه.
mail-keeps_sent = يحفظ { $provider } ما يُرسل بنفسه، فلا توضع نسخ إلى جانبه.
    .hint = لا حاجة إلى شيء، فالرسائل تكون في مجلد المرسل.
mail-not_kept = لم تُحفظ كلمة سر { $account }: { $why ->
    [absent] ليس في هذا النظام حافظة لكلمات السر
    [locked] حافظة كلمات السر مقفلة أو لم تُنشأ بعد
   *[failed] لم تقبلها حافظة كلمات السر
}. وتُنسى بانتهاء البرنامج.
    .hint = يمكن تشغيل حافظة مثل GNOME Keyring أو KWallet، أو استعمال ‎--password-command أو ‎--password-file أو LoadCredential في systemd.

### The outbox

outbox-no_wish = لا شيء برقم { $id } فيما عاد.
    .hint = يعرض الأمر risala bounces list الأرقام.
outbox-no_inbox = لا يذكر الحساب { $account } صندوق بريد يُقرأ.
    .hint = يُعاد risala account add مع ‎--force و‎--imap-server، أو تُعطى ملفات: risala bounces take FOLDER.
outbox-running = يرسل برنامج آخر من { $path } الآن.
    .hint = ينبغي انتظار انتهائه، وفي «risala outbox status» حاله. ولا يرسل إلا واحد في كل وقت كي لا ترسل رسالة مرتين.
outbox-wrong_count = أُطلق { $released } من الرسائل وعددها { $letters }، فلم يوضع شيء في الصندوق الصادر.
    .hint = تُراجع نتيجة «risala check» ثم يُطلق العدد { $letters } نفسه. في الصندوق الصادر من قبل: { $already }، ومن جرت مراسلتهم حديثًا: { $lately }.
outbox-wrong_seal = الختم المذكور ليس ختم هذه الموجة ({ $found }).
    .hint = تُذكر البصمة كاملة كما في «risala seal --check» أو أول 16 محرفًا منها.
outbox-not_released = لم يوضع شيء في الصندوق الصادر، فعدد الأخطاء المانعة { $count }.
    .hint = ينبغي إصلاح المذكور، وفي «risala check» تفصيل ذلك كله.
outbox-nothing = لا رسالة تنتظر الإدراج. في الصندوق الصادر من قبل: { $already }، ومن جرت مراسلتهم حديثًا: { $lately }.
    .hint = يُتابع إرسال ما في الصندوق بالأمر «risala outbox run»، ويعرضه «risala outbox status».
outbox-other_sender = الرسائل صادرة عن { $from } والحساب يرسل باسم { $account }.
    .hint = ترفض خوادم كثيرة ذلك. يُستعمل حساب هذا العنوان، أو يُسمح بالعنوان في إعدادات الحساب عند مزود الخدمة.
outbox-lately = جرت مراسلة { $official } في { $date }، ولم يمض على ذلك { $days } من الأيام.
    .hint = لا تُرسل هذه الرسالة. وللمراسلة مع ذلك يُذكر السبب بالخيار ‎--again "…".
outbox-hours = «{ $value }» ليست ساعات عمل.
    .hint = تُكتب على مثال 09:00-17:00.
outbox-bytes = محتوى الرسالة إلى { $official } مفقود أو تالف ({ $path }).
    .hint = تُستعاد ملفات المجلد blobs من نسخة. والرسالة محجوزة لا تُرسل.
outbox-held = رسائل محجوزة حتى يطلقها شخص، وعددها { $count }.
    .hint = استُعيد المخزن أو نُسخ، أو تلف ملف، وفي «risala outbox status --letters» بيان ذلك. وإن لم يكن حاسوب آخر يرسلها: risala outbox retry --held
outbox-unconfirmed = رسائل لا يُعرف هل وصلت، وعددها { $count }، ولا يُعاد إرسالها تلقائيًا.
    .hint = يبحث عنها الأمر «risala outbox resolve» في صندوق بريد الحساب. وما لم يوجد فيه يُبحث عنه أو يُسأل المستلم، ثم: risala outbox resolve ID --sent (أو ‎--not-sent).
outbox-refused = رسائل رفضتها خوادم المستلمين، وعددها { $count }.
    .hint = في «risala outbox status --letters» جواب كل خادم. تُصحح العناوين، أو تكون المراسلة بطريق آخر.
outbox-late = رسائل لم تُقبل قبل انتهاء مهلتها، وعددها { $count }.
    .hint = للمحاولة خمسة أيام أخرى: risala outbox retry --deferred
outbox-halted = { $account ->
    [all] الإرسال موقوف ({ $reason }).
   *[other] الحساب { $account } موقوف ({ $reason }).
}
    .hint = ينبغي إصلاح السبب، ثم: risala outbox resume
outbox-no_letter = لا رسالة باسم «{ $id }» يمكن فيها ذلك.
    .hint = في «risala outbox status --letters» المعرّفات والأحوال.
outbox-sent_elsewhere = الرسالة إلى { $official } أرسلها حاسوب آخر.
    .hint = لا تُرسل مرة ثانية. وإن لزم إرسالها مع ذلك يُذكر السبب: risala outbox retry ID --again "…".
outbox-no_mailbox = ليس للحساب { $account } صندوق بريد يُبحث فيه.
    .hint = يُضاف الحساب من جديد مع خادم IMAP: ‏risala account add { $account } … ‎--imap-server HOST --force. أو يُذكر ما وصل بالأمر: risala outbox resolve ID --sent (أو ‎--not-sent).
outbox-not_copied = { $count ->
    [zero] لم تبق نسخة لم توضع
    [one] لم توضع نسخة واحدة
    [two] لم توضع نسختان
    [few] لم توضع { $count } نسخ
    [many] لم توضع { $count } نسخة
   *[other] لم توضع { $count } نسخة
} في مجلد المرسل للحساب { $account }: { $cause }
    .hint = قُبلت الرسائل نفسها، وتوضع النسخ مع تشغيل «risala outbox run» التالي.
outbox-bounced = العنوان { $address } لا يعمل، فقد عادت رسالة إليه في { $date }{ $status ->
    [none] .
   *[other] {" "}({ $status }).
}
    .hint = ينبغي البحث عن عنوان آخر وتصحيح القائمة، أو المراسلة بالبريد العادي. ويعرض الأمر «risala bounces list» ما عاد. وما لم يُصحح تُرسل الرسالة إلى العنوان نفسه.
outbox-test_failed = لم تُقبل رسالة التجربة: { $reply }.
    .hint = الجواب جواب الخادم، والأمر «risala account test» يفحص كل خطوة.
outbox-test_of_one = رسالة التجربة رسالة مسؤول واحد.
    .hint = يُذكر المسؤول بالخيار ‎--only ID.
outbox-written_unreadable = الملف ليس قائمة بمن جرت مراسلتهم: { $cause }
    .hint = يُنشأ على الحاسوب الآخر بالأمر «risala outbox written --export FILE».
outbox-bundle = الحزمة ليست كما كُتبت: { $what }.
    .hint = تُستعمل نسخة أخرى منها، فقد تغير ملف فيها أو فُقد أو أُضيف بعد «risala outbox export».

### Files and commands

file-no_campaign = { $path } ليس مجلد حملة، فلا وجود فيه للملف campaign.toml.
    .hint = يُذكر المجلد الذي فيه campaign.toml، أو تُنشأ حملة جديدة بالأمر risala new.
file-not_found = لا وجود للمسار { $path }.
    .hint = يُتحقق من كتابة الاسم، ومن أن الملف لم يُنقل.
file-unreadable = تعذرت قراءة { $path }: { $cause }.
    .hint = يُتحقق من صلاحية القراءة، ومن أن الملف غير مفتوح في برنامج آخر.
file-too_large = حجم { $path } أكبر من { $kilobytes } كيلوبايت.
    .hint = يُصغَّر الملف، أو يُتحقق من أنه الملف المقصود.
file-not_utf8 = الملف { $file } غير مكتوب بالترميز UTF-8.
    .hint = يُحفظ الملف من جديد بالترميز UTF-8.
file-outside = الملف { $file } خارج مجلد الحملة.
    .hint = يُنسخ الملف إلى مجلد الحملة ويُذكر بمساره فيه.
file-exists = الملف { $path } موجود من قبل.
    .hint = يُختار مجلد آخر، أو يُسمح بالكتابة فوقه بالخيار --force.
file-disk_full = لم تبق على القرص مساحة لكتابة { $path }.
    .hint = تُفرَّغ مساحة أو يُختار مجلد على قرص آخر. لم يبق أي ملف مكتوب بعضه.
file-not_writable = لا يمكن الكتابة في { $path }: { $cause }.
    .hint = يُختار مجلد يُسمح بإنشاء الملفات فيه.
file-write_failed = تعذرت كتابة { $path }: { $cause }.
    .hint = تُعاد المحاولة، أو يُختار مجلد على قرص آخر.
file-no_data_folder = لا يحدد هذا النظام موضعًا لبيانات البرامج.
    .hint = يُذكر مجلد بالخيار ‎--data أو بالمتغير RISALA_DATA.
file-not_empty = المجلد { $path } غير فارغ.
    .hint = يُذكر مجلد جديد، فالأمر risala new لا يكتب فوق الموجود.
file-changed_outside = تغيّر الملف { $file } خارج النافذة منذ قراءته.
    .hint = تؤخذ النسخة الجديدة، أو تُكتب النسخة التي في النافذة مكانها.
file-same_name = للرسالتين إلى { $official } و{ $other } اسم ملف واحد هو { $name }.
    .hint = يضاف { "{" }id{ "}" } أو { "{" }reference{ "}" } إلى file_name في campaign.toml.
file-not_opened = لم يفتح أي برنامج { $path } ({ $cause }).
    .hint = يُفتح من مدير الملفات في النظام.
command-unknown_official = ليس في القائمة من رمزه { $id }.
    .hint = تُطابق الرموز كما هي في القائمة، مع التمييز بين الأحرف الكبيرة والصغيرة.
command-unknown_template = ليس في الحملة قالب اسمه { $name }.
    .hint = قوالب الحملة: { $known }.
command-bad_date = «{ $date }» ليس تاريخاً.
    .hint = يُكتب التاريخ هكذا: 2026-03-31 أو 2026-03-31T09:00:00+03:00.
command-no_page = ليس في الرسالة صفحة رقمها { $page }، وعدد صفحاتها { $pages }.
    .hint = يُختار رقم من 1 إلى { $pages }.
command-no_letter = لا رسالة إلى { $id }: { $reason }.
    .hint = يُختار مسؤول له رسالة.
command-bad_jobs = لا يمكن إعداد { $jobs } رسالة في وقت واحد.
    .hint = يُختار عدد من 1 إلى { $most }، أو يُترك الخيار.
command-no_directory = لا دليل للمسؤولين بعد.
    .hint = تُستورد قائمة بالأمر «risala import FILE».
command-unknown_signatory = لا موقّع باسم «{ $name }».
    .hint = الموقّعون: { $known }.
command-stopped = أُوقف العمل قبل نهايته، والرسائل التي لم تُصنع: { $count }.
    .hint = يُعاد العمل حين يناسب، ولم يُحفظ شيء ناقص.
command-internal = حدث خلل داخل رسالة: { $cause }.
    .hint = يُرجى الإبلاغ عنه، مع الحملة إن جاز عرضها.
skip-opt_out = طُلب في { $date } عدم المراسلة
skip-no_channel = لا سبيل إلى المراسلة، فقناة الإرسال none
skip-no_language = لا لغة من لغات الحملة والقالب تناسب هذا المسؤول
skip-not_by_email = تصل الرسالة بطريق آخر: { $channel }
skip-in_outbox = في الصندوق الصادر رسالة إليه من هذه الموجة، أو أرسلها حاسوب آخر
skip-bounced = العنوان لا يعمل، فقد عادت رسالة إليه
skip-lately = جرت مراسلته في { $date } ولم يمض على ذلك { $days } من الأيام
file-not_made = عدد الرسائل التي لم تُعَد لامتلاء القرص: { $count }.
    .hint = تُفرَّغ مساحة ثم يُعاد الأمر بالخيار --force.
official-no_reference = لا رقم إشارة للمسؤول { $official } في العمود { $field }.
    .hint = تُملأ الخلية، أو تُرقَّم الرسائل بنمط في campaign.toml.
command-bad_dpi = الدقة { $dpi } نقطة في البوصة خارج الحدود.
    .hint = يُختار عدد من 20 إلى 600.
mail-no_sender = لا عنوان بريد إلكتروني للمنظمة تُرسل منه الرسائل.
    .hint = يضاف email تحت [organization] في campaign.toml.
signing-not_configured = لا هوية توقيع في الحملة، فالرسائل بلا توقيع رقمي.
    .hint = يُذكر ملف p12 تحت [signing] في campaign.toml، أو يُصرَّح بعدم التوقيع بالخيار --unsigned.
signing-no_identity = لا وجود لهوية التوقيع { $identity }.
    .hint = يُذكر ملف p12، أو اسم مما يعرضه الأمر risala identity list، أو عنوان وحدة توقيع (pkcs11:token=…)، أو يُستعمل الخيار --unsigned.
signing-password_needed = لهوية التوقيع { $identity } كلمة سر ليست في حافظة كلمات السر.
    .hint = تُكتب في نافذة البرنامج، أو تُحفظ بالأمر risala identity show مع الخيار --remember، وللتشغيل الآلي الخيار --identity-password-file.
signing-keyring_absent = لهوية التوقيع { $identity } كلمة سر، وليس في هذا النظام حافظة لكلمات السر.
    .hint = يمكن تشغيل حافظة مثل GNOME Keyring أو KWallet، أو استعمال ‎--identity-password-file أو ‎--password-stdin أو ‎--identity-password-command.
signing-keyring_locked = لهوية التوقيع { $identity } كلمة سر، وحافظة كلمات السر مقفلة أو لم تُنشأ بعد.
    .hint = يلزم فتح الحافظة، من برنامج «كلمات السر والمفاتيح» مثلًا، ثم إعادة المحاولة.
signing-keyring_failed = لهوية التوقيع { $identity } كلمة سر، وحافظة كلمات السر لا تجيب.
    .hint = يُنصح بتسجيل الدخول من جديد، أو باستعمال ‎--identity-password-file أو ‎--password-stdin أو ‎--identity-password-command.
signing-not_remembered = لم تُحفظ كلمة سر الهوية { $identity }: { $why ->
    [absent] ليس في هذا النظام حافظة لكلمات السر
    [locked] حافظة كلمات السر مقفلة أو لم تُنشأ بعد
   *[failed] لم تقبلها حافظة كلمات السر
}.
    .hint = التوقيع ممكن الآن، وستُطلب كلمة السر في المرة القادمة.
signing-password_file = لا كلمة سر في الملف { $path }.
    .hint = كلمة السر هي سطره الأول، بترميز UTF-8، وطولها 4096 بايت على الأكثر.
signing-password_command = أمر جلب كلمة السر لم يأت بها: { $cause }
    .hint = تمكن تجربته في الطرفية: يجب أن يطبع كلمة السر سطرًا أول وأن ينتهي بنجاح خلال دقيقتين.
signing-password_differs = كلمتا السر مختلفتان.
    .hint = تُكتب الكلمة نفسها مرتين.
signing-new_password = لا بد لهوية جديدة من كلمة سر.
    .hint = تُكتب في الطرفية، أو يُستعمل ‎--identity-password-file أو ‎--password-stdin أو ‎--identity-password-command.
signing-password_short = في كلمة السر أقل من { $limit } محارف.
    .hint = يُنصح بكلمة أطول، والأفضل عدة كلمات، فهي تحمي توقيع المنظمة.
signing-token_no_module = لم يُذكر ملف PKCS#11 لوحدة التوقيع.
    .hint = يُضاف ‎?module-path=/usr/lib/MODULE.so إلى عنوانها، أو يُضبط RISALA_PKCS11_MODULE، أو يُثبَّت p11-kit.
signing-token_foreign_module = تذكر الحملة الملف البرمجي { $module }، وهو ليس من البرامج المثبتة في هذا الحاسوب.
    .hint = هذا الملف برنامج يُشغَّل، ولا يجوز للحملة أن تذكر إلا برنامجًا مثبتًا. وعند الثقة به يُضبط RISALA_PKCS11_MODULE بدلًا من ذلك.
signing-missing_chain = ليست مع الهوية شهادة مُصدرها ({ $issuer })، فلن تجدها برامج كثيرة وستعرض التوقيع مجهولًا.
    .hint = تُطلب الشهادات الوسيطة من المُصدر، ثم يُعاد تصدير الهوية مع «جميع الشهادات في المسار».
signing-self_made = تُوقَّع الرسائل بشهادة أصدرتها { $name } لنفسها، وبرنامج Acrobat وأمثاله يعرض صاحبها مجهولًا.
    .hint = يمكن نشر بصمة الشهادة في موقع المنظمة، أو التوقيع بشهادة من سلطة تثق بها البرامج، أو إرسال رسائل غير موقعة مع نشر بصمة كل منها في الموقع، أو التوقيع بالحبر. وتفصيل ذلك في الأمر risala identity show.
signing-identity_name = لا يصلح «{ $name }» اسمًا لهوية.
    .hint = المقبول من 1 إلى 64 محرفًا: حروف وأرقام وشرطات.
signing-one_language = تذكر الشهادة اسم المنظمة بلغة واحدة.
    .hint = يُستحسن ذكر اسمها باللغة الأخرى أيضًا بتكرار الخيار --organization، فيعرفها المرسل إليهم باللغتين.
signing-fallback = وُقّع الملف بالمستوى B-B فقط، من دون طابع زمني.
    .hint = يُعاد توقيعه لاحقًا، أو يُحذف fallback إن كانت الرسالة بلا طابع زمني لا تنفع.
signing-no_certificates = لا شهادة في الملف { $file }.
    .hint = يُذكر ملف فيه شهادات بصيغة PEM أو DER.
signing-no_signature = لا توقيع في الملف { $file }.
    .hint = يُتحقق من أنه الملف الموقّع.
signing-broken = التوقيع { $field } في { $file } غير صحيح: { $integrity ->
    [changed] فقد غُيِّر الملف
    [forged] فهو ليس بمفتاح الشهادة
    [bad-range] فهو لا يشمل الملف كله
   *[other] فقد تعذرت قراءته
}.
    .hint = لا يُعتمد على هذا الملف، ويُطلب الأصل من المرسل.
signing-changed_after = غُيِّر الملف { $file } بعد التوقيع { $field }.
    .hint = الموقّع هو الحالة السابقة وحدها، ويُطلب الأصل من المرسل.
signing-timestamp_broken = الطابع الزمني للتوقيع { $field } في { $file } غير سليم.
    .hint = قد يكون التوقيع نفسه سليمًا؛ يُطلب الأصل من المرسل.
signing-revoked_before = أُلغيت الشهادة التي يستند إليها التوقيع { $field } في { $file } بتاريخ { $at }، أي قبل التوقيع.
    .hint = لا يُعتمد على هذا التوقيع؛ يُسأل المرسل.
signing-outside_validity = الشهادة التي يستند إليها التوقيع { $field } في { $file } { $validity ->
    [expired] كانت منتهية الصلاحية وقت التوقيع
   *[not-yet] لم تكن صلاحيتها قد بدأت وقت التوقيع
}.
    .hint = يُطلب من المرسل توقيع بشهادة سارية.
signing-untrusted = لا أحد من الموثوق بهم يشهد لصاحب التوقيع { $field } في { $file }.
    .hint = تُذكر شهادة الموقّع بالخيار --trust بعد التحقق منها بطريق آخر.

### How readers show a signature

identity-reader_acrobat = برنامجا Adobe Acrobat وReader، وFoxit
identity-reader_free = برامج Okular وEvince وLibreOffice
identity-reader_browsers = المتصفحات والهواتف وبرنامج Preview في macOS
identity-reader_risala = الأمر risala verify وأدوات التحقق الأوروبية
identity-shows_acrobat = { $kind ->
    [self_made] «صلاحية التوقيع غير معروفة»: المستند لم يتغير، وصاحب التوقيع مجهول. ويبقى كذلك حتى يضيف المرسل إليه الشهادة إلى ما يثق به.
   *[issued] «جميع التواقيع صالحة» إن كانت السلطة في قائمة Adobe ‏(AATL) أو القائمة الأوروبية (EUTL)، وإلا «صلاحية التوقيع غير معروفة».
}
identity-shows_free = { $kind ->
    [self_made] التوقيع صحيح، وشهادته غير موثوق بها.
   *[issued] التوقيع صحيح، وشهادته موثوق بها إن كان النظام يعرف السلطة.
}
identity-shows_browsers = لا شيء في الغالب: تبدو الرسالة غير موقعة رقميًا، وفيها موضع التوقيع المرئي.
identity-shows_risala = { $kind ->
    [self_made] الرسالة كاملة لم تتغير، والثقة: شهادة ذاتية.
   *[issued] الرسالة كاملة لم تتغير، وهي موثوق بها إن ذُكرت السلطة أو كانت في القائمة الأوروبية.
}
identity-advice_publish = نشر الشهادة وبصمتها SHA-256 في موقع المنظمة ليقارنها المرسل إليهم.
identity-advice_authority = أو التوقيع بشهادة أصدرتها للمنظمة سلطة مذكورة في قائمة Adobe أو القائمة الأوروبية.
identity-advice_unsigned = أو إرسال الرسائل بلا توقيع (‎--unsigned) ونشر بصمة SHA-256 لكل رسالة في صفحة من موقع المنظمة.
identity-advice_ink = أو التوقيع بالحبر: يترك ink = true عند الموقّع موضعًا له.

### The proof of a seal

proof-title = الرسائل المختومة: { $campaign }، الموجة { $wave }
proof-intro =
    من وقّع هذا الملف وافق على الرسائل المذكورة فيه عينها. وتغيير أي منها يكسر الختم.
    الرسائل: { $letters }، ووقتها {"\u2066"}{ $moment }{"\u2069"}
    الحملة: { $id }
    الختم (SHA-256): { $hash }
proof-letters = الرسائل
proof-pages = { $pages ->
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
   *[other] { $pages } صفحة
}

### The page of forms

report-title = صيغ المخاطبة
report-intro =
    في كل مدخل: سطر المخاطب، ثم المخاطبة وضمير الخطاب، ثم الخاتمة. والأسماء متخيلة.
    يُرجى وضع إشارة أمام الصحيح، وكتابة التصويب إلى جانب غيره.
report-section = { $origin ->
        [own] صيغ الحملة نفسها ({ $lang ->
            [ar] بالعربية
           *[en] بالإنكليزية
        })
        [arabic] العربية
        [english] الإنكليزية، في كل المناطق: الملوك والقادة الروحيون
        [us] الإنكليزية، الولايات المتحدة
        [uk] الإنكليزية، المملكة المتحدة وسائر البلدان غير المذكورة أدناه
        [eu] الإنكليزية، الاتحاد الأوروبي وأعضاؤه
       *[un] الإنكليزية، الأمم المتحدة، ورؤساء الدول والحكومات والسفراء في سائر البلدان
    }
report-rank = { $value ->
        [head-of-state] رئيس دولة
        [prime-minister] رئيس وزراء
        [minister] وزير
        [ambassador] سفير
        [director] مدير
        [legislator] نائب
       *[other] غير ذلك
    }
report-gender = { $value ->
        [female] مؤنث
        [male] مذكر
       *[unspecified] غير معروف
    }
report-of_title = { $value }
report-office = لا صيغة للشخص، فتُخاطب الجهة
report-approval = لا تُستعمل إلا بموافقة في الحملة
report-unreviewed = لم تُقرّ بعد

### Command line

cli-error = خطأ
cli-warning = تنبيه
cli-hint = الحل
cli-more = … و{ $count } غيرها من { $code }
cli-skipped = من لا رسالة لهم: { $count }
cli-skipped_one = {"  "}{ $official }: { $reason }
cli-new = مجلد الحملة { $folder } جاهز.
cli-check_sound = المسؤولون: { $officials }، الرسائل: { $letters }، ولا خلل.
cli-check_wrong = المسؤولون: { $officials }، الرسائل: { $letters }، الأخطاء: { $errors }، التنبيهات: { $warnings }.
cli-consent = { $number }. { $name }: { $standing ->
        [given] وافق في { $on } ({ $how })
        [changed] وافق في { $on } على صيغة أخرى من النص
        [sample] موقّع تجريبي، لا أحد يُسأل
       *[missing] لم يوافق
    } · بصمة النص { $text }…
cli-forms = عدد الصيغ في { $out }: { $forms }، وما لم يُقرّ منها: { $unreviewed }.
cli-render = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
} في { $folder }.
cli-mails = { $count ->
    [zero] لا رسائل بريد
    [one] رسالة بريد واحدة
    [two] رسالتا بريد
    [few] { $count } رسائل بريد
    [many] { $count } رسالة بريد
   *[other] { $count } رسالة بريد
} في { $folder }.
cli-released = { $count ->
    [one] رسالة واحدة
   *[other] { $count } من الرسائل
} في الصندوق الصادر للحساب { $account }، ويمكن سحبها حتى { $until }: risala outbox cancel
cli-forecast = موعد خروج آخر رسالة { $at } تقريبًا.
cli-rehearsed = { $count ->
    [one] وصلت رسالة واحدة
   *[other] وصلت { $count } من الرسائل
} إلى خادم على هذا الحاسوب، وما استلمه في { $folder }. ولم يخرج شيء من هذا الحاسوب.
cli-tested = قُبلت رسالة التجربة: { $reply }
cli-outbox_letter = { $official }: { $state }
cli-outbox_account = الحساب { $account }: { $code }
cli-outbox_resting = الحساب { $account } منتظر ({ $code }).
cli-outbox_progress = المقبول { $accepted }، والمنتظر { $waiting }، وموعد آخر رسالة { $at } تقريبًا
cli-outbox_ended = المقبول { $accepted }، والمؤجل { $deferred }، والمرفوض { $refused }، وغير المؤكد { $unconfirmed }، والمحجوز { $held }، والمنتظر { $waiting }.
cli-outbox_total = { $campaign }، الموجة { $wave }، الحساب { $account }: عدد الرسائل { $letters }، منها: queued { $queued }، sending { $sending }، accepted { $accepted }، deferred { $deferred }، refused { $refused }، unconfirmed { $unconfirmed }، cancelled { $cancelled }، held { $held }
cli-outbox_empty = الصندوق الصادر فارغ.
cli-outbox_running = الإرسال جارٍ.
cli-outbox_row = { $id }  { $official }  { $state }  { $receiver }  { $text }
cli-outbox_copy = {"    "}نسخة من الرسالة إلى { $official }
cli-outbox_elsewhere = { $count ->
    [zero] لا رسالة تُركت
    [one] تُركت رسالة واحدة أرسلها حاسوب آخر
    [two] تُركت رسالتان أرسلهما حاسوب آخر
    [few] تُركت { $count } رسائل أرسلها حاسوب آخر
    [many] تُركت { $count } رسالة أرسلها حاسوب آخر
   *[other] تُركت { $count } رسالة أرسلها حاسوب آخر
}. ولإدراجها مع ذلك يُذكر السبب بالخيار ‎--again "…".
cli-outbox_paused = أُوقف الإرسال، فلا يخرج إلا ما كانت نهايته في الطريق.
cli-outbox_resumed = { $count ->
    [0] لم يكن شيء موقوفًا.
   *[other] يمكن متابعة الإرسال: risala outbox run
}
cli-outbox_moved = { $count ->
    [one] رسالة واحدة
   *[other] { $count } من الرسائل
}: { $state }.
cli-outbox_found = { $official }: وُجدت الرسالة في { $folder } (UID { $uid })
cli-outbox_resolved = ما وُجد فعُدَّ مقبولًا: { $found }، وما بقي غير مؤكد: { $open }.
cli-outbox_exported = { $count ->
    [one] رسالة واحدة
   *[other] { $count } من الرسائل
} مع ما قيل فيها في { $out }. وللتحقق منها: risala verify { $out }
cli-outbox_written = { $count ->
    [one] رسالة واحدة
   *[other] { $count } من الرسائل
} في { $file }، الجديد هنا { $new }، والمسحوب هنا { $cancelled }.
cli-verified_bundle = { $file }: كما كُتبت، لم يتغير فيها ملف ولم يُفقد ولم يُضف.
cli-preview = الصفحة { $page } من { $pages } في { $out }.
cli-import_offices = عدد الجهات العامة في { $out }: { $count }. ولم يتحقق منها أحد بعد، فيجب التحقق من كل منها قبل الاستعمال وكتابة التاريخ في verified_on.
cli-import_form = المصنف في { $out }. يُملأ، ثم: risala import FILE --out officials.csv
cli-import_column = «{ $heading }» ← { $column }
cli-import_remembered = «{ $heading }» ← { $column }، كما قلت في قائمة سابقة لها هذه العناوين (ويغيّره الخيار ‎--map‎)
cli-import_change = السطر { $row }، { $column }: «{ $from }» صارت «{ $to }»
cli-import_changes = … وغيرها من القيم المغيَّرة وعددها { $count }، ويسردها كلها الخيار --json
cli-import_row = لم يؤخذ السطر { $row }: { $reason }
cli-blank_row = السطر فارغ.
cli-import = { $count ->
    [zero] لا مسؤولين
    [one] مسؤول واحد
    [two] مسؤولان
    [few] { $count } مسؤولين
    [many] { $count } مسؤولاً
   *[other] { $count } مسؤول
} من { $rows } من الأسطر في { $out }. القيم المغيَّرة: { $changed }، والأسطر التي لم تؤخذ: { $not_taken }.
cli-intake = { $file }: الجديد { $new }، المختلف { $changed }، ما لم يتغير { $unchanged }، ما لم يؤخذ { $not_taken }.
cli-intake_dry = لم يؤخذ شيء: هذا ما كان سيحدث.
cli-intake_left = تُركت الاختلافات كما هي، وتؤخذ بالخيار ‎--update.
cli-intake_edit = هذا هو التعديل { $edit }، ويُتراجع عنه بالأمر «risala officials undo { $edit }».
cli-intake_absent = في الدليل من المصدر نفسه وليسوا في هذه القائمة: { $count } ({ $officials }). يبقون فيه، وينبغي التحقق من بقائهم في مناصبهم.
cli-intake_opted_out = طلبوا عدم مراسلتهم: { $officials }
cli-changed = {"  "}{ $official }:
cli-changed_cell = {"    "}{ $column }: «{ $before }» ← «{ $after }»
cli-not_taken = {"  "}السطر { $row } { $official }: { $reason }
cli-officials = { $count } من أصل { $all } في الدليل.
cli-officials_one = { $id }  { $name } — { $title }{ $opt_out }
cli-officials_opt_out = {" "}(طلب عدم المراسلة في { $date })
cli-officials_counts = {"  "}{ $column }: { $counts }
cli-official_cell = { $column }: { $value }
cli-official_office = {"  "}{ $current ->
    [yes] يشغل
   *[no] شغل سابقًا
}: { $title }، { $organization } { $term_end }
cli-official_holder = {"  "}{ $current ->
    [yes] يشغل المنصب نفسه
   *[no] شغل المنصب نفسه سابقًا
}: { $id } { $name }
cli-official_former = {"  "}عنوان سابق: { $address }
cli-official_history = {"  "}التعديل { $edit }، { $at }، { $by }: { $what ->
    [added] إضافة
    [removed] حذف
   *[changed] تغيير
} ({ $kind } { $about })
cli-edit_nothing = لم يتغير شيء.
cli-edit_done = تغير:
cli-exported = المسؤولون في { $out }: { $count }.
cli-undone = جرى التراجع عن التعديل { $undoes } (التعديل { $edit }): السجلات المستعادة { $count }.
cli-undone_nothing = ليس في التعديل { $undoes } ما يُتراجع عنه.
cli-edits_one = { $edit }  { $at }  { $by }  { $kind } { $about }{ $undoes }: { $officials }
cli-erased = مُحي سجل { $official } وتاريخه.
cli-erased_references = الباقي: أرقام المراجع المعطاة لهذا المعرّف، كي لا يُعطى رقم مرتين، والرسائل المختومة. ولا يزال السجل في النسخ الاحتياطية الأقدم.
cli-erased_opt_out = الباقي: طلب عدم المراسلة المؤرخ في { $date } مع المعرّف والعناوين.
cli-sealed = { $letters ->
    [one] خُتمت رسالة واحدة
    [two] خُتمت رسالتان
    [few] خُتمت { $letters } رسائل
   *[other] خُتمت { $letters } رسالة
}، بالبريد الإلكتروني منها { $mails }: { $file }
cli-seal_hash = الختم { $hash }، ووقت الرسائل { $moment }
cli-sealed_former = الختم السابق في { $former }.
cli-seal_whole = الختم سليم: { $letters ->
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $letters } رسائل
   *[other] { $letters } رسالة
}، بالبريد الإلكتروني منها { $mails }. { $approver ->
    [none] {""}
   *[other] صاحب الموافقة: { $approver }.
}
cli-seal_broken = الختم مكسور.
cli-seal_proof = كشف الختم { $hash } في { $out }. يوقّعه صاحب الموافقة على أي جهاز («risala sign» أو أي برنامج يوقّع PDF)، ثم تُسجَّل موافقته بالأمر «risala seal --approval».
cli-seal_approved = سُجلت الموافقة على الختم { $hash } في { $out }.
cli-seal_approval = الموافقة من { $signer }، في { $at }
cli-opt_outs_out = طلبات عدم المراسلة في { $file }: { $count }. في الملف معرّفات وعناوين، فلا ينبغي نشره.
cli-opt_outs_in = الجديد { $new } من أصل { $count } من طلبات عدم المراسلة في { $file }، وهو نافذ من الآن (التعديل { $edit }).
cli-opt_outs_same = طلبات عدم المراسلة في { $file } معروفة كلها من قبل، وعددها { $count }.
cli-number = { $number }  { $reference }  { $official }{ $state ->
    [given] {""}
    [void] {"  "}ملغى: ليس المسؤول في القائمة
   *[past] {"  "}الموجة { $wave }
}
cli-numbers = أرقام المراجع المعطاة { $count }، والملغى منها { $void }. ولا يُعطى رقم مرتين.
cli-backup = المسؤولون والرسائل المحفوظة وكل ما تحفظه رسالة في { $out }. عدد المسؤولين { $officials }، وعدد الملفات المحفوظة { $files }. أما الهويات وكلمات السر فليست فيه، وملفاتها تُحفظ على حدة.
cli-restored = المخزن الآن مخزن { $file }، وعدد المسؤولين { $officials }، وعدد الملفات المحفوظة معه { $files }. وكل ما كان جاريًا موقوف حتى يأذن به شخص (العهد { $epoch }).
cli-restored_former = المخزن السابق في { $former }.
cli-restored_kept = بقيت طلبات عدم المراسلة وأرقام المراجع المسجلة بعد النسخة الاحتياطية.
cli-restored_lost = تعذرت قراءته، فضاعت طلبات عدم المراسلة وأرقام المراجع المسجلة بعد النسخة الاحتياطية.
cli-doctor = رسالة { $version }، { $system }، والبيانات في { $data }
cli-doctor_check = {"  "}{ $name ->
    [folder] مجلد البيانات
    [store] المخزن
    [fonts] الخطوط
    [keyring] سلسلة المفاتيح
   *[clock] الساعة
}: { $state ->
    [well] سليم
    [absent] لا شيء بعد
    [warning] فيه نظر
   *[error] خلل
}
cli-doctor_out = ليس في { $out } اسم ولا عنوان ولا مسار ولا سر.
cli-ask_password = كلمة سر الهوية { $identity }:{" "}
cli-ask_password_again = هذه الكلمة لا تفتحها. كلمة سر الهوية { $identity }:{" "}
cli-ask_pin = الرقم السري لوحدة التوقيع { $identity }:{" "}
cli-ask_new_password = كلمة سر للهوية الجديدة:{" "}
cli-ask_new_password_again = كلمة السر نفسها مرة أخرى:{" "}
cli-ask_account_password = كلمة سر الحساب { $account }:{" "}
cli-account_added = الحساب { $account } جاهز، ويجرّبه الأمر risala account test { $account }.
cli-account_browser = يُفتح هذا العنوان في متصفح على هذا الحاسوب ويؤذن هناك:
    { $url }
cli-account_device = يُفتح { $url } على أي جهاز ويُكتب فيه هذا الرمز: { $code }
oauth-page_title = رسالة
oauth-page = { $what ->
    [agreed] تم الإذن. يمكن إغلاق هذه الصفحة، ويتابع البرنامج وحده.
    [refused] رُفض الإذن. يمكن إغلاق هذه الصفحة، ويبيّن البرنامج ما يُفعل.
    [foreign] هذا جواب دخول آخر فلم يؤخذ به. يرجى العودة إلى آخر صفحة فتحها البرنامج.
   *[nothing] لا شيء هنا.
}
cli-account_found = عُثر للعنوان { $address }{ $provider ->
    [none] {""}
   *[other] {" "}لدى { $provider }
} على ما يأتي، { $source ->
    [table] من جدول المزوّدين المعروفين (عبر { $by })
    [autoconfig] من ملف النطاق نفسه { $by }
    [srv] من سجل النطاق { $by }
   *[guess] تخمينًا من الاسم الذي يتلقى بريد النطاق ({ $by })
}:
cli-account_secret = { $secret ->
    [app-password] كلمة السر: كلمة سر للتطبيقات تُنشأ في إعدادات أمان الحساب{ $oauth ->
        [none] {""}
       *[other] ، أو إذن: ‎--oauth { $oauth } --client-id …
    }
    [oauth2] كلمة السر: لا كلمة سر، فهذا المزوّد يريد إذنًا: ‎--oauth { $oauth } --client-id …
   *[password] كلمة السر: كلمة سر صندوق البريد
}
cli-account_agree = أتُستعمل هذه الإعدادات؟ [ن/لا]{" "}
cli-account_spf = {"  "}SPF: { $spf ->
    [provider] يذكر { $domain } المزوّد
    [other] في { $domain } سجل
    [broken] لا يصلح السجل للاستعمال
   *[missing] لا سجل
}
cli-account_dkim = {"  "}DKIM: { $dkim ->
    [found] مفتاح المزوّد موجود
    [missing] لا مفتاح للمزوّد
   *[unknown] لا يُعرف لهذا الخادم
}
cli-account_dmarc = {"  "}DMARC: { $dmarc ->
    [none] مراقبة فقط
    [quarantine] يوضع ما لم يثبت جانبًا
    [reject] يُرفض ما لم يثبت
   *[missing] لا سياسة
}
cli-bounces_taken = قُرئت { $read } من الرسائل: { $new } جديدة عن رسائلنا، و{ $known } معروفة من قبل، و{ $unknown } عن رسائل ليست هنا، و{ $other } لا تخص شيئًا منها.
cli-bounces_kind = {"  "}{ $kind ->
    [failed] لم تصل: { $count }
    [delayed] تأخرت: { $count }
    [delivered] وصلت: { $count }
    [automatic] ردود آلية: { $count }
    [challenge] أسئلة عما إذا كان الكاتب إنسانًا (يجاب عنها في صندوق البريد): { $count }
    [opt-out] رغبات في عدم المراسلة: { $count }
   *[answer] ردود: { $count }
}
cli-bounces_entry = { $id }: { $official } ({ $address }): { $kind ->
    [failed] لم تصل
    [delayed] تأخرت
    [delivered] وصلت
    [automatic] رد آلي
    [challenge] سؤال عما إذا كان الكاتب إنسانًا
    [opt-out] يبدو أنه لا يرغب في رسائل أخرى
   *[answer] رد
}{ $status ->
    [none] {""}
   *[other] ، { $status }
}{ $state ->
    [bounced] ؛ العنوان لا يعمل
    [delayed] ؛ في العنوان عطل
   *[none] {""}
}{ $wish ->
    [offered] ؛ ‎risala bounces confirm-opt-out { $id }
    [confirmed] ؛ أُكّدت الرغبة
   *[none] {""}
}
cli-bounces_confirmed = لن يتلقى { $official } ({ $address }) رسائل أخرى.
cli-bounces_none = لم يعد شيء بعد.
cli-account_removed = حُذف الحساب { $account } وكلمة سره.
cli-account_none = لا حسابات بعد، ويضيفها الأمر risala account add.
cli-account_entry = { $account }: { $address }، { $server }:{ $port }
cli-account_test = { $server }، المنفذ { $port }
cli-account_step = {"  "}{ $step ->
    [connect] الاتصال
    [greeting] تحية الخادم
    [ehlo] ما يعرضه الخادم
    [starttls] الانتقال إلى TLS
    [tls] الشهادة والتعمية
   *[auth] تسجيل الدخول
}: { $done ->
    [yes] تم
   *[no] أخفق
}
cli-account_sound = الحساب جاهز للإرسال. ولم يُرسل شيء.
cli-account_line = { $line ->
    [address] العنوان: { $value }
    [server] الخادم: { $value }
    [method] طريقة الدخول: { $value }
    [user] اسم الدخول: { $value }
    [kept] كلمة السر: في حافظة كلمات السر
    [command] كلمة السر: من أمر
    [copy] نسخة المرسل: { $value }
    [imap] صندوق البريد: { $value }
    [minute] في الدقيقة: { $value }
    [day] في 24 ساعة: { $value }
    [hours] الساعات: { $value }
    [proxy] الوسيط: { $value }
   *[roots] الثقة: بشهادات الحساب نفسه
}
cli-identity_made = الهوية { $name } في الملف { $file }. يُنصح بحفظ نسخة من الملف وكلمة سره في مكان آمن، فلا توقيع باسمها من دونهما.
cli-identity_subject = صاحب الشهادة: { $value }
cli-identity_issuer = المُصدر: { $value }
cli-identity_self = المُصدر: صاحبها نفسه (شهادة ذاتية)
cli-identity_valid = الصلاحية: من { $from } إلى { $until }
cli-identity_key = المفتاح: { $value }
cli-identity_usages = الاستعمال: { $value }
cli-identity_serial = الرقم التسلسلي: { $value }
cli-identity_sha256 = البصمة SHA-256:‏ { $value }
cli-identity_chain = السلسلة: { $value }
cli-identity_file = الملف: { $value }
cli-identity_keyring = كلمة السر: { $remembered ->
    [true] محفوظة في حافظة كلمات السر
   *[false] ليست في حافظة كلمات السر
}
cli-identity_readers = ما تعرضه البرامج من تواقيعها:
cli-identity_reader = {"  "}{ $reader }: { $shows }
cli-identity_advice = ما يفيد في ذلك:
cli-identity_way = {"  "}- { $way }
cli-identity_none = لا هوية في { $folder }. تُنشأ بالأمر risala identity new.
cli-identity_entry = { $name }: { $state ->
    [open] { $subject }، حتى { $until }
    [locked] مقفلة، فكلمة سرها ليست في حافظة كلمات السر
   *[unusable] لا تصلح للاستعمال
}
cli-signed = الملف الموقّع: { $out }.
cli-verified = الملف { $file } صحيح التوقيع، عدد التواقيع: { $signatures }، { $trust ->
    [trusted] والموقّع موثوق
    [self-made] والشهادة صادرة عن صاحبها
   *[other] والموقّع غير معروف
}.
cli-verified_signature = {"  "}{ $signer }: المستوى { $level }؛ { $proven ->
    [yes] سابق لتاريخ { $at } (طابع زمني)
   *[no] بتاريخ { $at } (بحسب الموقّع)
}؛ { $coverage ->
    [whole] يشمل الملف كله
   *[other] يشمل الملف كما كان قبل توقيعات لاحقة
}؛ { $revocation ->
    [good] الشهادة غير ملغاة
    [revoked] الشهادة ملغاة
   *[other] لا ذكر للإلغاء في الملف
}؛ { $trust ->
    [trusted] موثوق
    [self-made] شهادة ذاتية
   *[other] الموقّع غير معروف
}.
cli-verified_timestamp = {"  "}{ $signer }: طابع زمني للملف كله، { $at }؛ { $trust ->
    [trusted] موثوق
    [self-made] شهادة ذاتية
   *[other] الجهة غير معروفة
}.
cli-usage_unknown = لا وجود للخيار { $argument }.
cli-usage_missing = ينقص الأمر: { $argument }.
cli-usage_value = لا يصح «{ $value }» قيمةً للخيار { $argument }.
cli-usage_command = لا وجود للأمر { $argument }.
cli-usage_other = لا تتفق خيارات الأمر بعضها مع بعض.
cli-usage_hint = يُنظر في risala --help، أو في risala COMMAND --help ففيها مثال.

### حزمة الطباعة

print-unknown_sheet = لا ورقة لصاقات بالاسم «{ $name }».
    .hint = المعروف هنا: { $known }. ولورقة أخرى يُعطى ملف toml فيه name وpaper وlabel وacross وdown وfirst وpitch بالميليمتر.
print-bad_sheet = الملف { $file } لا يصف ورقة لصاقات: { $cause }
    .hint = يلزم فيه name وpaper = [العرض، الارتفاع] وlabel = [العرض، الارتفاع] وacross وdown وfirst = [يسار، أعلى] وpitch = [أفقي، رأسي] بالميليمتر، وأن تقع اللصاقات كلها ضمن الورقة.
print-address_too_large = عنوان { $official } لا يتسع له المكان ({ $place })، وعدد سطوره { $lines }.
    .hint = يُختصر المنصب أو اسم الجهة، أو تُختار لصاقات أكبر، أو يُكتب العنوان باليد. أما الرسالة نفسها ففي الحزمة.
print-no_address = ليس للمسؤول { $official } اسم لاتيني أو ليس له عنوان بريدي، فلا ظرف له ولا لصاقة.
    .hint = تُملأ الأعمدة name_en وaddress1 … address4، أو تُسلَّم الرسالة باليد.
print-no_such_label = في الورقة { $labels } من اللصاقات، ولا لصاقة رقمها { $label }.
    .hint = يُعطى رقم أول لصاقة باقية، والعدّ من أعلى اليسار صفاً صفاً.
print-ticks = قائمة المتابعة
print-ticks_title = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
} للطباعة والتوقيع والإرسال · { $date }
print-column_number = م
print-column_reference = الرقم
print-column_name = الاسم
print-column_office = المنصب
print-column_country = البلد
print-column_printed = طُبعت
print-column_signed = وُقّعت
print-column_posted = أُرسلت
print-calibration = معايرة الطابعة
print-calibration_scale = تُطبع هذه الصفحة بمقياس ١٠٠٪ من غير ملاءمة للصفحة، ويجب أن يكون طول الخط في الأسفل ١٠٠ مم تماماً، وإلا عُدِّل المقياس في إعدادات الطابعة.
print-calibration_windows = تُطوى الورقة كما تُطوى الرسالة وتوضع في الظرف، ويجب أن يبقى الإطار الخاص بذلك الظرف خلف نافذته كيفما انزلقت الورقة.
print-calibration_frame = { $window }: يبقى في النافذة
print-calibration_labels = { $sheet }: تُطبع على ورق عادي ثم توضع فوق ورقة اللصاقات ويُنظر إليهما في الضوء.
print-readme = حزمة طباعة فيها { $count ->
    [zero] صفر من الرسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
print-readme_scale = يُطبع كل شيء بمقياس ١٠٠٪ (الحجم الفعلي). ويُبدأ بطباعة calibration.pdf وقياسها.
print-file_letters_duplex = الرسائل كلها للطباعة على الوجهين، وكل رسالة تبدأ على ورقة جديدة.
print-file_letters_simplex = الرسائل كلها للطباعة على وجه واحد.
print-file_envelopes = الظروف بترتيب الرسائل.
print-file_labels = لصاقات العناوين بترتيب الرسائل.
print-file_ticks = قائمة المتابعة: طُبعت، وُقّعت، أُرسلت.
print-file_calibration = مساطر وإطارات لمعايرة الطابعة.
cli-print = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
} في الحزمة { $folder }
cli-print_file = {"  "}{ $name } ({ $pages ->
    [zero] بلا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
})

### باليد، وتقرير كل الطرق

hand-nobody = لم تُسمَّ أي رسالة.
    .hint = يُذكر المسؤولون بالخيار --only أو يُختار بعضهم بالخيار --where.
hand-in_outbox = الرسالة إلى { $official } في صندوق الصادر ({ $state }).
    .hint = لا تسلك الرسالة إلا طريقًا واحدًا. وإن لم تغادر بعدُ فيمكن سحبها بالأمر «risala outbox cancel».
hand-already = الرسالة إلى { $official } معلَّمة من قبل: { $kind } في { $date }، ورقم العلامة { $mark }.
    .hint = إن كان ذلك خطأ فيُتراجع عنه: risala mark undo { $mark }
hand-future_day = لم يحن يوم { $date } بعد.
    .hint = يُذكر اليوم الذي أُنجز فيه العمل.
hand-no_person = لم يُذكر من أنجز ذلك.
    .hint = يُذكر اسم من أودع الرسائل في البريد أو سلّمها أو ملأ النماذج.
hand-bad_receipt = الملف { $path } ليس صورة إيصال.
    .hint = تُحفظ الصيغ PNG وJPEG وWebP وHEIC وPDF.
hand-no_receipt = لا إيصال للعلامة { $mark }، أو لم يعد محفوظًا كما كان.
    .hint = يُنظر في «risala mark list»، وقد تكون منه نسخة احتياطية.
hand-no_mark = لا علامة قائمة رقمها { $mark }.
    .hint = يُنظر في «risala mark list».
hand-no_form = لا أحد من هؤلاء المسؤولين يُراسَل بنموذج على الشبكة.
    .hint = يُذكر هنا المسؤولون الذين قناتهم form ولهم عنوان في العمود web_form.
report-not_reconciled = لا يطابق التقرير المخزن: عدد الرسائل في حالة { $state } في القائمة { $listed }، وفي المخزن { $stored }.
    .hint = لم يُكتب شيء. يُشغَّل الأمر «risala doctor» ويُبلَّغ عن هذا الخلل في البرنامج.
report-bad_format = لا يُكتب التقرير بصيغة الملف { $path }.
    .hint = يُذكر ملف ينتهي اسمه بأحد اللواحق pdf. وcsv. وxlsx.
report-empty = لا شيء يُذكر في التقرير بعد.
    .hint = تُحصى الرسائل متى دخلت صندوق الصادر أو أُرسلت بالبريد أو سُلّمت باليد أو مُلئ بها نموذج.
cli-marked = { $count ->
    [zero] لم تُعلَّم أي رسالة.
    [one] عُلِّمت رسالة واحدة.
    [two] عُلِّمت رسالتان.
    [few] عُلِّمت { $count } رسائل.
    [many] عُلِّمت { $count } رسالة.
   *[other] عُلِّمت { $count } رسالة.
    }
cli-mark = {"  "}{ $number }: { $official }، { $reference }: { $done } في { $day }، والمنفّذ { $person }{ $standing ->
    [no] {" "}(متراجَع عنها)
   *[other] {""}
    }
cli-forms_list = { $count ->
    [zero] لا نماذج
    [one] نموذج واحد
    [two] نموذجان
    [few] { $count } نماذج
    [many] { $count } نموذجًا
   *[other] { $count } نموذج
    }، والمملوء منها: { $filled }
cli-form = {"  "}{ $official } ({ $state }): { $address }
cli-form_text =
    ---- { $subject } (عدد المحارف { $characters })
    { $body }
cli-report = كُتب الملف { $out }
tally-title = الرسائل: { $title }، { $date }
tally-all_campaigns = كل الحملات
tally-summary = { $all ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $all } رسائل
    [many] { $all } رسالة
   *[other] { $all } رسالة
    }: المنجز { $done }، والمنتظر { $waiting }، والمتعثر { $failed }، والباقي { $open }، والمستثنى { $left_out }.
tally-map = خريطة العالم وفيها عدد الرسائل لكل بلد. عدد البلدان { $countries }، وأكثرها رسائل: { $list }
tally-legend = الرسائل:
tally-legend_more = { $from } فأكثر
tally-borders = الحدود من Natural Earth، ولا تعبّر عن رأي في وضع أي إقليم.
tally-by_channel = بحسب القناة
tally-by_state = بحسب الحالة
tally-by_country = بحسب البلد
tally-letters = الرسائل كلها
tally-sheet_letters = الرسائل
tally-sheet_totals = المجاميع
tally-yes = نعم
tally-column_reference = الرقم
tally-column_official = المسؤول
tally-column_name = الاسم
tally-column_name_en = الاسم بالإنكليزية
tally-column_name_ar = الاسم بالعربية
tally-column_country = البلد
tally-column_country_name = اسم البلد
tally-column_channel = القناة
tally-column_state = الحالة
tally-column_group = النتيجة
tally-column_day = اليوم
tally-column_person = المنفّذ
tally-column_note = ملاحظة
tally-column_receipt = إيصال
tally-column_wave = الموجة
tally-column_all = الكل
tally-column_listed = في القائمة
tally-column_stored = في المخزن
tally-group_done = المنجز
tally-group_waiting = المنتظر
tally-group_failed = المتعثر
tally-group_open = الباقي
tally-group_left_out = المستثنى
tally-channel_email = بريد إلكتروني
tally-channel_post = بريد
tally-channel_form = نموذج على الشبكة
tally-channel_hand = تسليم باليد
tally-channel_none = لا قناة
tally-state_queued = تنتظر دورها
tally-state_sending = قيد الإرسال
tally-state_committed = قيد الإرسال
tally-state_accepted = قبلها الخادم
tally-state_deferred = أُجِّلت
tally-state_refused = رُفضت
tally-state_unconfirmed = غير مؤكدة
tally-state_cancelled = سُحبت
tally-state_held = محجوزة
tally-state_posted = أُرسلت بالبريد
tally-state_handed = سُلِّمت باليد
tally-state_filled = مُلئ النموذج
tally-state_failed = لم تصل
tally-state_elsewhere = أرسلها حاسوب آخر
tally-state_mail = بالبريد الإلكتروني
tally-state_open = لم تُرسل بعد
tally-state_opted_out = طُلب عدم المراسلة
tally-state_no_channel = لا سبيل إلى المراسلة

### الشركاء

partner-unknown = ليس في الحملة شريك اسمه «{ $name }».
    .hint = يُذكر الشركاء في [[partners]] من الملف campaign.toml. المعروف منهم: { $known }
partner-to_fill = يذكر الشريك موقّعيه قبل إرسال أي شيء.
    .hint = في الملف campaign.toml الجديد، تحت [[signatories]]: الاسم والصفة والجنس، وتُحذف «sample». ثم تُراجع قائمة المسؤولين والنصوص بالأمر «risala check».
partner-given_column = تحتاج الرسائل إلى العمود { $field } فيحصل عليه الشريك.
    .hint = ينبغي التحقق من أنه لا يحوي ما يخص الجمعية وحدها.
partner-signatory = اسم الموقّع
partner-signatory_title = صفة الموقّع
cli-partner = المجلد { $folder } جاهز للشريك. عدد المسؤولين { $officials }، والمستثنون { $left_out }.

### حزمة النشر

share-recipient_field = لا مرسَل إليه في البيان العام: { $field }.
    .hint = يُحذف الحقل من { $file } أو تُكتب الكلمات نفسها مكانه.
share-card_full = العنوان لا تتسع له البطاقة { $card }.
    .hint = يُكتب عنوان أقصر: المفتاح headline تحت [share] في الملف campaign.toml.
share-shortened = اختُصر نص { $channel } ({ $language }) ليوافق الطول المسموح.
    .hint = تُكتب جملة أقصر: المفتاح ask تحت [share] في الملف campaign.toml.
share-languages = اللغات
share-language = العربية
share-download = البيان بصيغة PDF
share-post = { $channel }: { $length } من { $limit } محرف
share-alt = نص بديل عن صورة البطاقة
cli-share = { $count ->
    [zero] لا ملفات في { $folder }.
    [one] ملف واحد في { $folder }.
    [two] ملفان في { $folder }.
    [few] { $count } ملفات في { $folder }.
    [many] { $count } ملفًا في { $folder }.
   *[other] { $count } ملف في { $folder }.
    }

### سجل المراسلات

register-nobody = لم يُذكر المسؤول الذي يخصه القيد.
    .hint = يُذكر معرّف المسؤول.
register-no_subject = لا موضوع للقيد.
    .hint = يُكتب موضوعه في كلمات قليلة.
register-bad_scan = الملف { $path } ليس صورة ولا نسخة ممسوحة.
    .hint = تُحفظ الصيغ PNG وJPEG وWebP وHEIC وPDF.
register-no_entry = لا قيد قائم رقمه { $entry }.
    .hint = يُنظر في «risala register list».
register-future_day = لم يحن يوم { $date } بعد.
    .hint = ما يُنجز لاحقًا موعد متابعة، فيُكتب تاريخه هناك.
register-early_follow_up = موعد المتابعة { $date } قبل يوم القيد نفسه { $day }.
    .hint = يُذكر تاريخ لاحق.
register-kind_letter = رسالة
register-kind_reply = رد
register-kind_thanks = شكر
register-kind_reminder = تذكير
register-kind_visit = زيارة
register-kind_call = مكالمة
register-action_thanks = توجيه الشكر
register-action_reminder = تذكير
register-action_answer = قراءة الرد والإجابة عنه
register-action_follow_up = متابعة
skip-agreed = وافق من قبل فلا يُذكَّر
skip-not_agreed = لم يوافق بعد فلا يُشكَر
cli-entry = {"  "}{ $entry }: { $direction ->
    [in] وارد
   *[other] صادر
    } { $number }، { $day }، { $official }، { $kind }: { $subject }{ $standing ->
    [no] {" "}(ملغى)
   *[other] {""}
    }
cli-due = { $count ->
    [zero] لا شيء مستحق في { $date }.
    [one] أمر واحد مستحق في { $date }:
    [two] أمران مستحقان في { $date }:
    [few] { $count } أمور مستحقة في { $date }:
    [many] { $count } أمرًا مستحقًا في { $date }:
   *[other] { $count } أمر مستحق في { $date }:
    }
cli-due_one = {"  "}{ $due }: { $action }، { $official } ({ $about })

### الحملات الجديدة

new-heading =
    حملة جديدة. ما يرد هنا أمثلة يوضع مكانها نص الحملة والجهة المرسلة والموقّعون.
    تشرح الملفات docs/guide.en.md وdocs/guide.ar.md كل مفتاح.

### النسخ

copies-unknown = نسخة موجهة إلى { $id }، وهو ليس في القائمة.
    .hint = يُضاف إلى القائمة مع قناة إرسال، أو تُحذف النسخة من الملف campaign.toml.
copies-no_official = نسخة لا تسمي أحدًا من القائمة، فلا يُدوَّن شيء عن إرسالها.
    .hint = يُذكر «official» تحت [[copies]]، وهو معرّف مسؤول في القائمة.
copies-no_bytes = الرسالة إلى { $official } كما أُرسلت لم تعد محفوظة.
    .hint = قد تكون في نسخة احتياطية، ولا تُصنع من جديد لأنها يجب أن تكون هي نفسها.
copies-made_anew = لم تخرج الرسالة { $reference } إلى { $official } بالبريد الإلكتروني من هنا، فتُصنع للنسخة من جديد بتاريخ { $date }.
    .hint = يُذكر تاريخ الرسالة نفسه بالخيار ‎--date، ويُنظر فيما يكتبه ‎--out قبل الإرسال.
hand-no_copy = لا تذكر الرسائل نسخة إلى { $id }.
    .hint = تُذكر النسخ في [[copies]] من الملف campaign.toml.
copies-title = النسخ الموجهة إلى { $name }
copies-mail_subject = نسخة من كتابنا ذي الرقم { $reference } الموجّه إلى { $name }
copies-mail_text = نرفق، للعلم، نسخة من كتابنا ذي الرقم { $reference } الموجّه إلى { $name }، { $title }. وقد ورد ذكركم فيه بين من يتلقون نسخة منه.
copies-mail_from = { $from }
tally-state_mailed = أُرسلت من برنامج بريد
tally-state_waiting = تنتظر خروج الرسالة
cli-copies = { $count ->
    [zero] لا نسخ
    [one] نسخة واحدة
    [two] نسختان
    [few] { $count } نسخ
    [many] { $count } نسخة
   *[other] { $count } نسخة
    }، والباقي منها: { $open }
cli-copy = {"  "}{ $reference } ({ $official }) ← { $copy_to }: { $state }

### Review copies

review-title = نسخة للمراجعة: { $title }
review-how_words = يُعدَّل النص كما في أي مستند: التعديلات تُتعقَّب والتعليقات مرحَّب بها. واللغتان متجاورتان، فيرجى إبقاء كل منهما في عمودها.
review-how_fields = الكلمات الملوّنة بين حاصرتين حقول: في مكانها لكل رسالة كلماتها. يمكن نقلها ونسخها وحذفها، لا إعادة كتابتها. وما بين «إن وُجد» و«وإلا» و«نهاية» يظهر في بعض الرسائل فقط.
review-how_back = يُعاد الملف بصيغة Word (.docx).
review-part_letter = الرسالة
review-part_mail = البريد المرافق

review-not_docx = الملف ليس مستند Word مقروءًا ({ $detail }).
    .hint = يُفتح في معالج النصوص ويُحفظ بصيغة .docx ثم تُعاد المحاولة.
review-protected = المستند محمي بكلمة سر، أو هو بالصيغة التي سبقت .docx.
    .hint = يُحفظ بصيغة .docx من دون كلمة سر.
review-too_large = حجم المستند أكبر من { $limit } ميغابايت، أو فيه ما لا يكون في رسالة.
    .hint = يُتحقق من أنه نسخة المراجعة، وتُحذف الصور منه.
review-empty = ليس في الملف نص رسالة.
    .hint = تُختار نسخة المراجعة التي أعيدت، أو نص.
review-unknown_part = ليس في القوالب جزء باسم «{ $part }».
    .hint = أجزاء القوالب: { $known }.
review-unknown_field = في المستند حقل لا تعرفه هذه الحملة: { $field }.
    .hint = مصدره حملة أخرى أو قالب آخر. يوضع مكانه حقل من هذه الحملة أو يُحذف.
review-lost_field = حُذف الحقل «{ $field }».
    .hint = يُتحقق من أن ذلك مقصود، فلن يرد بعد ذلك في أي رسالة في هذا الموضع.
review-new_field = الحقل «{ $field }» جديد في هذا النص.
    .hint = يُتحقق من أن ذلك مقصود، ومن وروده في اللغة الأخرى أيضًا.
review-renamed_field = كُتب فوق اسم الحقل «{ $field }»: «{ $shown }».
    .hint = الحقل باقٍ. وإن كان المقصود كلمات أخرى فيُحذف الحقل وتُكتب إلى جانبه.
review-lost_format = لم يُنقل: { $what ->
        [formula] صيغة رياضية
        [footnote] حاشية، وحُذف رقمها من النص
        [hidden] نص مخفي
        [level] مستويات القائمة الداخلية، وبقيت بنودها في القائمة نفسها
        [link] رابط، وبقيت كلماته
        [picture] صورة أو مربع نص
        [style] تسطير أو شطب أو رفع، وبقيت الكلمات
        [symbol] علامة من خط رموز
       *[table] جدول داخل عمود، وبقيت كلماته
    }.
    .hint = في الرسائل فقرات وقوائم من مستوى واحد وخط أسود ومائل.
review-lost_emphasis = تعذر إبقاء الخط الأسود أو المائل في «{ $text }».
    .hint = ينبغي أن يبدأ وينتهي مع كلمات كاملة.
review-outside = أُهملت كلمات خارج الأعمدة: «{ $text }».
    .hint = توضع في عمود لغتها وتُعاد المقارنة.
review-other_template = صُنع المستند من القالب «{ $name }».
    .hint = يُقارن بذلك القالب.
review-changed_since = تغيّر النص بعد صنع هذا المستند.
    .hint = ما كُتب بعد ذلك يبدو كأن المراجع تراجع عنه، فتُقبل الفقرات واحدة واحدة.

cli-review = كُتب الملف: { $out } ({ $paragraphs ->
        [zero] بلا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $paragraphs } فقرات
        [many] { $paragraphs } فقرة
       *[other] { $paragraphs } فقرة
    }، { $fields ->
        [zero] بلا حقول
        [one] حقل واحد
        [two] حقلان
        [few] { $fields } حقول
        [many] { $fields } حقلًا
       *[other] { $fields } حقل
    })
cli-compare_part = { $file }: { $changed ->
        [zero] لم يتغير شيء
        [one] تغيّرت فقرة واحدة
        [two] تغيّرت فقرتان
        [few] تغيّرت { $changed } فقرات
        [many] تغيّرت { $changed } فقرة
       *[other] تغيّرت { $changed } فقرة
    }
cli-compare_one = { $state ->
        [added] + { $text }
        [removed] - { $text }
       *[other] ~ { $text }
    }
cli-compare_tracked = التعديلات المتعقَّبة مأخوذة مقبولةً: الإضافات { $insertions }، والحذف { $deletions }
cli-compare_comment = تعليق { $author } على «{ $about }»: { $text }
cli-compare_written = كُتب: { $file }

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
window-start-foot = كل شيء يبقى على هذا الحاسوب إلى أن تُطلَق الرسائل.
window-sample-letter = رسالة المثال
window-sample-page = الصفحة الأولى من رسالة المثال كما ستُطبع
window-sample-proof = أول معاينة، صُفّت في { NUMBER($seconds, maximumFractionDigits: 1) } ثانية · مثال لا يُرسَل

window-campaign = الحملة:
window-read-again = قراءة المجلد من جديد
window-close = إغلاق الحملة

window-lists = قوائم الحملة
window-letters = الرسائل
window-skipped = بلا رسالة
window-problems = المشكلات
window-search = الاسم أو المنصب أو الدولة أو الرقم
window-search-clear = مسح البحث
window-no-letters = لا رسائل بعد
    .hint = لا رسالة لأي من مسؤولي هذه الحملة، والأسباب مذكورة في «بلا رسالة» و«المشكلات».
window-group-empty = لم تبق رسالة في هذه الحالة
window-reply-none = لم يصل جواب
window-reply-found = وُجدت، بشهادة المستعمل
window-reply-not-found = لم توجد، بشهادة المستعمل
window-no-match = لا شيء يطابق «{ $text }»
window-no-skipped = لا أحد بلا رسالة
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
window-zoom-page = الصفحة كاملة
window-zoom-width = ملء العرض
window-details = التفاصيل
window-hide-details = إخفاء التفاصيل
window-show-details = إظهار التفاصيل
window-pages = صفحات الرسالة
window-page-of = الصفحة { $page } من { $pages } من الرسالة إلى { $name } كما ستُطبع
window-page-coming = الصفحة { $page } من { $pages } قيد الصفّ
window-page-count = { $pages ->
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
   *[other] { $pages } صفحة
}
window-proof-time = صُفّت في { NUMBER($seconds, maximumFractionDigits: 1) } ثانية
window-older = صفحة أقدم، والجديدة قيد الصفّ
window-older-kept = آخر صفحة سليمة، وهي لرسالة أخرى
window-letter-refused = لا يمكن إعداد هذه الرسالة بعد
    .hint = ما يمنع إعدادها مذكور في التفاصيل.

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
} + { $skipped } بلا رسالة = { $total ->
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
window-unlock = كتابة كلمة السر…
window-unlock-title = كلمة سر هوية التوقيع
window-unlock-say = بها تُوقَّع رسائل هذه الحملة. ولا تغادر هذا الحاسوب.
window-unlock-password = كلمة السر أو الرقم السري
window-unlock-remember = حفظها في حافظة كلمات السر في النظام
window-unlock-act = فتح الهوية
window-unlock-cancel = إلغاء
window-unlock-busy = يجري الفتح…
window-sample-notice = مثال لا يُرسَل
window-nothing-sent = لا شيء يُرسَل الآن
window-fault = تعذّر فتح الحملة
window-fault-close = إغلاق هذه الرسالة
window-unexpected = حدث ما لم يكن متوقعاً: { $text }
    .hint = قد تفيد قراءة المجلد من جديد.

window-application = البرنامج
window-steps = الخطوات
window-step-start = البداية
window-step-campaign = المنظمة
window-step-officials = المسؤولون
window-step-letter = الرسالة
window-step-proof = المعاينة
window-step-settings = الإعدادات
window-step-due = تنتظرك
window-tour = جولة قصيرة
window-tour-of = { $at } من { $all }
window-tour-next = التالي
window-tour-back = السابق
window-tour-end = إنهاء الجولة
window-tour-proof = رسالة كل مسؤول كما ستُطبع. وأولها أكثرها اختلافاً عن سائر الرسائل مع ذكر السبب، وتحتها قائمة بما يحتاج إلى تصحيح، وبضغطة واحدة تصل إلى موضعه.
window-tour-campaign = من يكتب، وباسم من، وعلى أي ورق. ويُحفظ كل تغيير في مجلد الحملة فوراً، ويمكن التراجع عنه.
window-tour-officials = من تُكتب إليهم الرسائل. تُستورد القائمة من Excel أو CSV، ويُعرض ما سيتغير قبل اعتماده، وتُعدّل أي خانة هنا.
window-tour-letter = النص بالعربية والإنكليزية جنباً إلى جنب. الأسماء والألقاب حقول تُملأ لكل مسؤول، والصفحة بجانبها هي الرسالة نفسها.
window-tour-seal = يوافق الموقّعون على النص، وتُوقّع الرسائل، وتُحفظ بصمة واحدة للدفعة كلها، فيظهر أي تغيير بعدها.
window-tour-send = يُعدّ حساب البريد، وتُرسل رسالة تجريبية إليك، ثم يُطلق الإرسال بكتابة عدد الرسائل. وتبقى دقيقة لاستعادتها كلها.
window-tour-outbox = ما جرى لكل رسالة: قُبلت أو رُفضت أو لم يُعرف مصيرها، مع جواب الخادم. ولا تُرسل رسالة مرتين إلا بإذن صريح منك.
window-group-prepare = الإعداد
window-group-check = المراجعة
window-new-campaign = حملة جديدة
    .hint = مجلد جديد فيه قوالب للبدء منها
window-new-name = campaign
window-recent = آخر ما فُتح
window-recent-gone = لم يعد موجوداً
window-recent-forget = حذف «{ $title }» من القائمة
window-directory = الدليل
window-of-campaign = هذه الحملة
window-whose-list = صاحب القائمة
window-cancel = إلغاء
window-dismiss = إغلاق
window-undo = تراجع
window-redo = إعادة
window-remove = حذف
window-edit = تعديل
window-number = { NUMBER($count) }
window-saved = محفوظ
window-saving = يُحفظ…
window-kept-at-once = كل تغيير يُحفظ فوراً
window-the-page = الصفحة
window-hide-page = إخفاء الصفحة
window-show-page = إظهار الصفحة
window-jump-letter = الانتقال إلى النص
window-jump-campaign = الانتقال إلى الإعداد
window-jump-officials = الانتقال إلى المسؤول

window-look = العرض
window-look-sheet = كل الرسائل
window-look-page = الصفحات
window-look-text = النص
window-order = الترتيب
window-order-odd = الأغرب أولاً
window-order-country = حسب الدولة
window-order-name = حسب الاسم
window-checks = نتائج المراجعة
window-check-made = يمكن إعداد { $made } من { $all } رسالة
window-check-pages = { $count } بطول غير معتاد
window-this-letter = هذه الرسالة
window-why-refused = لا يمكن إعدادها بعد
window-why-error = فيها خطأ
window-why-warning = تحتاج إلى نظر
window-why-pages = طول غير معتاد
window-why-name = اسم طويل

window-search-officials = اسم أو منصب أو عنوان
window-import = استيراد…
window-import-own = نقل هذه القائمة إلى الدليل…
window-use-directory = مراسلة مسؤولي الدليل
window-undo-last = التراجع عن آخر تعديل
window-filter = تصفية، مثل country:SY channel:email -tag:press
window-filter-clear = مسح
window-selections = الاختيارات المحفوظة
window-selection-begin = حفظ التصفية باسم…
window-selection-name = اسم الاختيار
window-selection-keep = حفظ
window-selection-forget = حذف الاختيار { $name }
window-sorting = الفرز حسب
window-head-name = الاسم
window-head-office = المنصب
window-head-tags = الوسوم والملاحظات
window-in-list = في القائمة
window-found-of = من أصل { $all }
window-opted-out = طلب عدم المراسلة
window-needs-you = ينتظرك
window-no-officials = لا مسؤولين بعد
    .hint = تُعرض القائمة أولاً، من Excel أو CSV أو LibreOffice أو vCard، ولا يؤخذ منها شيء قبل الموافقة.
window-nobody-found = لا أحد بهذه المواصفات
window-nobody-chosen = لم يُختر أحد
window-not-said = غير مذكور
window-edited = تغيّر: { $columns }
window-person-who = التعريف
window-person-addressed = كما تُخاطَب
window-person-reached = وسائل الاتصال
window-person-forms = صيغ مخاطبة خاصة
window-person-source = المصدر
window-person-offices = المناصب
window-person-history = السجل
window-office-now = حالياً
window-office-before = سابقاً
window-past-added = إضافة
window-past-changed = تعديل
window-past-removed = حذف
window-opt-out = عدم المراسلة
window-opt-out-lift = إلغاء عدم المراسلة
window-opt-out-title = عدم مراسلة { $name }
window-opt-out-say = يسري في كل حملة وكل قائمة، بالمعرّف وبالبريد الإلكتروني.
window-opt-out-reason = كيف ورد الطلب (اختياري)
window-opt-out-lift-title = العودة إلى مراسلة { $name }
window-opt-out-lift-say = طُلب عدم المراسلة منذ { $day }. لا يُلغى إلا بطلب صريح منهم.
window-opt-out-lift-reason = نص الطلب الجديد ومكان حفظه
window-opted-out-since = طلب عدم المراسلة منذ { $day }

window-list-title = استيراد قائمة
window-list-files = قوائم المسؤولين
window-list-new = جدد
window-list-differing = مختلفون عن الدليل
window-list-unchanged = بلا تغيير
window-list-not-taken = صفوف لا تؤخذ
window-list-opted-out = طلبات عدم مراسلة جديدة
window-list-columns = معاني الأعمدة
    .hint = كل عنوان والموضع الذي تذهب إليه قيمه.
window-list-column = معنى العمود { $heading }
window-list-leave-out = استبعاد
window-list-own = إبقاؤه عموداً خاصاً بالقائمة
window-list-differences = ما يختلف عن الدليل
window-list-update = اعتماد ما في القائمة
window-list-absent = من ليسوا في هذه القائمة
    .hint = مسؤولون من المصدر نفسه، وربما غادروا مناصبهم.
window-row = الصف { $row }

window-parts = أجزاء الرسالة
window-part-letter = الرسالة
window-part-mail = البريد المرافق
window-paragraphs = النص فقرة فقرة
window-paragraph = الفقرة { $number }، { $language }
window-insert-field = إدراج حقل
window-find-field = بحث عن حقل
window-no-field = لا حقل بهذا الاسم
window-fields-recipient = المرسَل إليه
window-fields-us = المنظمة
window-fields-letter = الرسالة
window-fields-facts = المعطيات
window-fields-own = أعمدة القائمة
window-shown-for = معروضة لـ
window-nobody-gets-this = لا أحد تصله هذه الرسالة، إذ لم تُسند إلى أي مسؤول.
window-changed-outside = تغيّر هذا النص خارج النافذة.
window-take-theirs = اعتماد النسخة الجديدة
window-keep-mine = إبقاء النسخة التي هنا
window-pasted-lost = لُصق نصاً، ولم يبق: { $what }
window-lost-table = الجدول
window-lost-picture = الصورة
window-lost-link = الرابط
window-lost-style = الإمالة أو التسطير
window-token-salutation = التحية
window-token-style = صيغة المخاطبة
window-token-address-line = سطر العنوان
window-token-closing = الختام
window-token-recipient-name = الاسم
window-token-recipient-title = المنصب
window-token-recipient-organization = جهتهم
window-token-recipient-country = الدولة
window-token-recipient-gender = الجنس
window-token-organization-name = اسمنا
window-token-organization-short-name = اسمنا المختصر
window-token-organization-about = نبذة عنا
window-token-organization-contact = جهة الاتصال لدينا
window-token-organization-place = مقرنا
window-token-organization-phone = هاتفنا
window-token-organization-website = موقعنا
window-token-organization-email = بريدنا
window-token-signatory-name = الموقّع
window-token-signatory-title = منصب الموقّع
window-token-letter-reference = الرقم
window-token-letter-date = التاريخ
window-token-letter-pages = عدد الصفحات
window-token-letter-bilingual = لغتان
window-token-letter-signed = موقّعة رقمياً
window-token-letter-enclosures = المرفقات
window-token-campaign-title = الحملة
window-token-fact = معطى: { $name }
window-token-source = مصدر: { $name }
window-token-if = إن وُجد: { $field }
window-token-unless = إن لم يوجد: { $field }
window-token-else = وإلا
window-token-end = نهاية
window-token-plural = العدد بصيغته: { $field }
window-token-select = ألفاظ حسب { $field }
window-token-number = رقم: { $field }
window-token-list = قائمة: { $field }
window-token-remark = ملاحظة: { $text }
window-token-recipient-id = المعرّف
window-token-recipient-rank = المرتبة
window-token-recipient-name-en = الاسم بالإنكليزية
window-token-recipient-name-ar = الاسم بالعربية
window-token-recipient-family-en = اسم الأسرة بالإنكليزية
window-token-recipient-title-en = المنصب بالإنكليزية
window-token-recipient-title-ar = المنصب بالعربية
window-token-recipient-organization-en = جهتهم بالإنكليزية
window-token-recipient-organization-ar = جهتهم بالعربية
window-token-recipient-address1 = السطر الأول من العنوان
window-token-recipient-address2 = السطر الثاني من العنوان
window-token-recipient-address3 = السطر الثالث من العنوان
window-token-recipient-address4 = السطر الرابع من العنوان
window-token-recipient-email = بريدهم
window-token-recipient-phone = هاتفهم
window-token-recipient-web-form = نموذجهم على الشبكة
window-token-recipient-channel = قناة الإرسال
window-token-recipient-tags = الوسوم
window-token-recipient-source = مصدر معرفتنا بهم
window-token-recipient-verified-on = تاريخ التحقق
window-token-recipient-term-end = نهاية الولاية
window-token-campaign-wave = رقم الدفعة
window-token-organization-gender = جنس اسمنا
window-token-organization-address = عنواننا
window-token-signatory-gender = جنس الموقّع

window-review-export = تصدير للمراجعة…
window-review-compare = مقارنة نص معدَّل…
window-review-export-done = نسخة المراجعة جاهزة: { $out }
window-review-kind = مستندات Word
window-review-kinds = مستندات Word ونصوص
window-review-file-name = نسخة للمراجعة، { $title }
window-review-title = النص المعدَّل
window-review-how = يُختار المستند الذي أعيد، أو يُلصق النص المعدَّل. ولا يتغير شيء قبل قبوله.
window-review-choose = اختيار مستند…
window-review-pasted = النص المعدَّل
window-review-pasted-hint = تُعرف الحقول بأسمائها بين حاصرتين، مثل { $name }.
window-review-part = وهو
window-review-part-auto = الرسالة، كل لغة على حدة
window-review-show = مقارنة
window-review-again = نص آخر…
window-review-close = إغلاق المقارنة
window-review-count = { $count ->
        [zero] لم يتغير شيء
        [one] تغيّرت فقرة واحدة
        [two] تغيّرت فقرتان
        [few] تغيّرت { $count } فقرات
        [many] تغيّرت { $count } فقرة
       *[other] تغيّرت { $count } فقرة
    }
window-review-left = { $count ->
        [zero] قُبلت كلها
        [one] لم تُقبل بعد واحدة
        [two] لم تُقبل بعد اثنتان
        [few] لم تُقبل بعد { $count }
        [many] لم تُقبل بعد { $count }
       *[other] لم تُقبل بعد { $count }
    }
window-review-accept-all = قبول الكل
window-review-accept = قبول
window-review-take-back = تراجع
window-review-accept-one = قبول تعديل الفقرة { $number }، { $language }
window-review-take-one-back = التراجع عن تعديل الفقرة { $number }، { $language }
window-review-state-changed = معدَّلة
window-review-state-added = جديدة
window-review-state-removed = محذوفة
window-review-same-count = { $count ->
        [zero] لا فقرات على حالها
        [one] فقرة واحدة على حالها
        [two] فقرتان على حالهما
        [few] { $count } فقرات على حالها
        [many] { $count } فقرة على حالها
       *[other] { $count } فقرة على حالها
    }
window-review-stale = تغيّر هذا النص بعد المقارنة. تُعاد المقارنة قبل قبول المزيد.
window-review-tracked = { $count ->
        [zero] لا تعديلات متعقَّبة.
        [one] تعديل متعقَّب واحد مأخوذ مقبولًا.
        [two] تعديلان متعقَّبان مأخوذان مقبولَين.
        [few] { $count } تعديلات متعقَّبة مأخوذة مقبولةً.
        [many] { $count } تعديلًا متعقَّبًا مأخوذة مقبولةً.
       *[other] { $count } تعديل متعقَّب مأخوذة مقبولةً.
    }
window-review-comments = التعليقات
window-review-comment-about = على «{ $about }»
window-review-changes-of = التعديلات: { $part }

window-col-id = المعرّف
window-col-gender = الجنس
window-col-rank = المرتبة
window-col-name-en = الاسم بالإنكليزية
window-col-name-ar = الاسم بالعربية
window-col-family-en = الكنية بالإنكليزية
window-col-title-en = المنصب بالإنكليزية
window-col-title-ar = المنصب بالعربية
window-col-organization-en = الجهة بالإنكليزية
window-col-organization-ar = الجهة بالعربية
window-col-country = الدولة
window-col-address = العنوان
window-col-address1 = العنوان، السطر ١
window-col-address2 = العنوان، السطر ٢
window-col-address3 = العنوان، السطر ٣
window-col-address4 = العنوان، السطر ٤
window-col-email = البريد الإلكتروني
window-col-phone = الهاتف
window-col-web-form = نموذج الويب
window-col-channel = القناة
window-col-language = اللغة
window-col-salutation-en = التحية بالإنكليزية
window-col-salutation-ar = التحية بالعربية
window-col-address-line-en = سطر العنوان بالإنكليزية
window-col-address-line-ar = سطر العنوان بالعربية
window-col-style-en = صيغة المخاطبة بالإنكليزية
window-col-style-ar = صيغة المخاطبة بالعربية
window-col-closing-en = الختام بالإنكليزية
window-col-closing-ar = الختام بالعربية
window-col-tags = الوسوم
window-col-source = المصدر
window-col-verified-on = تم التحقق
window-col-term-end = نهاية الولاية
window-col-opt-out = طلب عدم المراسلة
window-value-female = أنثى
window-value-male = ذكر
window-value-unspecified = غير معروف
window-value-head-of-state = رئاسة الدولة
window-value-prime-minister = رئاسة الحكومة
window-value-minister = وزارة
window-value-ambassador = سفارة
window-value-director = إدارة
window-value-legislator = مجلس تشريعي
window-value-other = غير ذلك
window-value-email = بريد إلكتروني
window-value-post = بريد ورقي
window-value-form = نموذج ويب
window-value-hand = تسليم باليد
window-value-none = بلا
window-value-ar = العربية
window-value-en = الإنكليزية
window-value-ar-en = كلتاهما

window-form-campaign = الحملة
window-form-title = العنوان
window-form-organization = المنظمة
window-form-name = الاسم
window-form-short-name = الاسم المختصر
window-form-place = المقر أو الوحدة
window-form-address = العنوان البريدي
window-form-contact = جهة الاتصال
window-form-about = من نحن
window-form-email = البريد الإلكتروني
window-form-phone = الهاتف
window-form-website = الموقع
window-form-reply-to = عنوان الردود
window-form-gender = جنس الاسم العربي
window-form-gender-feminine = مؤنث (جمعية)
window-form-gender-masculine = مذكر (اتحاد)
window-form-sender-line = سطر المرسل فوق العنوان
window-form-emblem = الشعار
window-form-signatory = الموقّع { $number }
window-form-add-signatory = إضافة موقّع
window-form-up = تقديم الموقّع { $number }
window-form-remove = حذف الموقّع { $number }
window-form-signer-name = اسم الموقّع
window-form-signer-title = منصب الموقّع
window-form-signer-female = أنثى
window-form-signer-male = ذكر
window-form-signer-unspecified = غير معروف
window-form-ink = التوقيع
window-form-ink-false = كما في الصورة
window-form-ink-true = فراغ للقلم
window-form-signature = صورة التوقيع
window-form-stamp = الختم
window-form-alt = ما يظهر فيها
window-form-page = الصفحة
window-form-languages = اللغات
window-form-languages-ar-en = العربية أولاً ثم الإنكليزية
window-form-languages-en-ar = الإنكليزية أولاً ثم العربية
window-form-languages-ar = العربية وحدها
window-form-languages-en = الإنكليزية وحدها
window-form-layout = التخطيط
window-form-layout-parallel = عمودان متوازيان
window-form-layout-stacked = لغة تحت أخرى
window-form-layout-consecutive = كل لغة في صفحاتها
window-form-layout-single = لغة واحدة
window-form-style = الأسلوب
window-form-style-classic = كلاسيكي
window-form-style-naskh = نسخ
window-form-style-modern = حديث
window-form-paper = الورق
window-form-paper-a4 = A4
window-form-paper-letter = US Letter
window-form-window = نافذة الظرف
window-form-window-none = بلا
window-form-window-din5008a = DIN 5008 A
window-form-window-din5008b = DIN 5008 B
window-form-window-us10 = US #10
window-form-window-dl = DL
window-form-prevailing = النص المعتمد عند الاختلاف
window-form-prevailing-none = غير مذكور
window-form-prevailing-ar = العربي
window-form-prevailing-en = الإنكليزي
window-form-prevailing-same = كلاهما سواء
window-form-digits = أرقام النص العربي
window-form-digits-arab = ١٢٣
window-form-digits-latn = 123
window-form-calendar = تقويم التاريخ العربي
window-form-calendar-gregory = الميلادي
window-form-calendar-gregory-islamic-umalqura = الميلادي وأم القرى
window-form-english = الإنكليزية
window-form-english-auto = حسب دولة المرسَل إليه
window-form-english-en-GB = البريطانية
window-form-english-en-US = الأمريكية
window-form-accent = لون التمييز
window-form-numbers = الأرقام والأسماء
window-form-reference = رقم الرسالة
window-form-file-name = أسماء الملفات
window-form-time-zone = المنطقة الزمنية
window-form-wave = الموجة
window-form-changed = تغيّر الإعداد
window-form-outside = تغيّر campaign.toml خارج النافذة فأعيدت قراءته.
window-no-picture = بلا
window-choose-picture = اختيار…
window-picture-files = الصور

window-set-general = عام
window-set-language-say = للرسائل لغاتها الخاصة
window-set-look = المظهر
window-set-look-say = تظهر الصفحات دائماً كما تُطبع
window-set-look-system = النظام
window-set-look-light = فاتح
window-set-look-dark = داكن
window-set-digits = الأرقام في العربية
window-set-digits-say = تبقى أرقام الهواتف والعناوين والرسائل كما هي
window-set-calendar = التواريخ في العربية
window-set-calendar-say = في النافذة، أما تواريخ الرسائل فتحددها الحملة
window-set-calendar-gregory = ميلادي
window-set-calendar-both = ميلادي وهجري
window-set-ground = ما يقوم عليه البرنامج
window-set-look-again = فحص جديد
window-ground-folder = مجلد البيانات
window-ground-store = الدليل والسجلات
window-ground-fonts = الخطوط
window-ground-keyring = حافظة كلمات السر
window-ground-clock = الساعة
window-ground-is-well = سليم
window-ground-is-absent = لم يُنشأ بعد
window-ground-is-warning = يحتاج إلى نظر
window-ground-is-error = لا يعمل
window-set-backup = النسخ الاحتياطي
window-set-back-up = نسخ الدليل والسجلات
window-set-back-up-say = ملف واحد. أما مجلدات الحملات فتُنسخ كأي مجلد.
window-set-back-up-act = نسخ…
window-set-restore = استعادة نسخة
window-set-restore-say = يُنحّى الموجود جانباً، وتبقى طلبات عدم المراسلة.
window-set-restore-act = استعادة…
window-set-about = حول البرنامج
window-set-about-say = برنامج حر، برخصة MIT أو Apache 2.0

window-list-sum = { $rows ->
    [zero] لا صفوف في { $file }
    [one] صف واحد في { $file }
    [two] صفان في { $file }
    [few] { $rows } صفوف في { $file }
    [many] { $rows } صفاً في { $file }
   *[other] { $rows } صف في { $file }
}
window-list-take = { $count ->
    [zero] لا شيء يؤخذ
    [one] أخذ مسؤول واحد
    [two] أخذ مسؤولين اثنين
    [few] أخذ { $count } مسؤولين
    [many] أخذ { $count } مسؤولاً
   *[other] أخذ { $count } مسؤول
}
window-list-taken = { $new ->
    [zero] لا مسؤولين جدداً
    [one] مسؤول جديد واحد
    [two] مسؤولان جديدان
    [few] { $new } مسؤولين جدد
    [many] { $new } مسؤولاً جديداً
   *[other] { $new } مسؤول جديد
}، والمعدّل { $changed }
window-list-changes = { $count ->
    [zero] كل القيم كما هي في الملف
    [one] قيمة واحدة ليست كما في الملف
    [two] قيمتان ليستا كما في الملف
    [few] { $count } قيم ليست كما في الملف
    [many] { $count } قيمة ليست كما في الملف
   *[other] { $count } قيمة ليست كما في الملف
}
window-opted-out-count = { $count ->
    [zero] لا طلبات لعدم المراسلة
    [one] طلب واحد لعدم المراسلة
    [two] طلبان لعدم المراسلة
    [few] { $count } طلبات لعدم المراسلة
    [many] { $count } طلباً لعدم المراسلة
   *[other] { $count } طلب لعدم المراسلة
}
window-undone = { $count ->
    [zero] لا شيء للتراجع عنه
    [one] تراجُع عن تعديل مسؤول واحد
    [two] تراجُع عن تعديل مسؤولين اثنين
    [few] تراجُع عن تعديل { $count } مسؤولين
    [many] تراجُع عن تعديل { $count } مسؤولاً
   *[other] تراجُع عن تعديل { $count } مسؤول
}
window-backed-up = { $count ->
    [zero] نُسخت السجلات، بلا مسؤولين
    [one] نُسخت السجلات وفيها مسؤول واحد
    [two] نُسخت السجلات وفيها مسؤولان
    [few] نُسخت السجلات وفيها { $count } مسؤولين
    [many] نُسخت السجلات وفيها { $count } مسؤولاً
   *[other] نُسخت السجلات وفيها { $count } مسؤول
}
window-restored = { $count ->
    [zero] استُعيدت النسخة، بلا مسؤولين
    [one] استُعيدت النسخة وفيها مسؤول واحد
    [two] استُعيدت النسخة وفيها مسؤولان
    [few] استُعيدت النسخة وفيها { $count } مسؤولين
    [many] استُعيدت النسخة وفيها { $count } مسؤولاً
   *[other] استُعيدت النسخة وفيها { $count } مسؤول
}

# التوقيع والختم
window-step-seal = التوقيع والختم
window-step-send = الإرسال
window-step-outbox = الصادر
window-group-dispatch = البريد
window-signing = التوقيع
window-signing-identity = التوقيع بالهوية
window-signing-none = بلا توقيع رقمي
window-signing-level = المستوى
window-signing-tsa = خدمة ختم الوقت
window-level-b-b = ‏B-B: التوقيع وحده، بوقت هذا الحاسوب.
window-level-b-t = ‏B-T: خدمة لختم الوقت تشهد متى وُقّع.
window-level-b-lt = ‏B-LT: في الملف كل ما يلزم للتحقق منه بعد سنين.
window-level-b-lta = ‏B-LTA: مثل B-LT، ومعه ختم ثان للوقت يُبقي التحقق ممكناً.
window-identities = الهويات على هذا الحاسوب
window-identities-none = لا هوية بعد. هوية المنظمة الذاتية بلا كلفة، وهوية الجهة المرخصة تعرفها برامج القراءة.
window-identity-until = صالحة حتى { $day }
window-identity-open = جاهزة
window-identity-locked = تطلب كلمة السر
window-identity-unusable = لا تصلح
window-identity-look = ما يُرى
window-identity-look-at = ما يُرى: { $name }
window-identity-seen = ما يراه المرسَل إليهم
window-identity-holder = صاحبها
window-identity-issuer = أصدرها
window-identity-new = هوية جديدة
window-identity-say = شهادة ذاتية للمنظمة. تتحقق برامج القراءة من أن شيئاً لم يتغير، أما صاحب التوقيع فلا تعرفه حتى تُعرَّف به.
window-identity-english = المنظمة بالإنكليزية
window-identity-arabic = المنظمة بالعربية
window-identity-file = اسم الملف
window-identity-password = كلمة السر، وأقلّها { $least } أحرف
window-identity-again = كلمة السر مرة أخرى
window-identity-years = سنوات الصلاحية
window-identity-keep = لا أحد يستعمل الهوية بلا كلمة السر، ولا أحد يستعيدها إن نُسيت.
window-identity-make = صنع الهوية
window-seal = ختم هذه الدفعة
window-seal-is-none = غير مختومة
window-seal-is-whole = مختومة
window-seal-is-broken = الختم مكسور
window-seal-letters = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
window-seal-mails = { $count ->
    [zero] لا شيء منها بالبريد الإلكتروني
    [one] واحدة منها بالبريد الإلكتروني
    [two] اثنتان منها بالبريد الإلكتروني
    [few] { $count } منها بالبريد الإلكتروني
    [many] { $count } منها بالبريد الإلكتروني
   *[other] { $count } منها بالبريد الإلكتروني
}
window-seal-made = وقت الختم
window-seal-by = المعتمد المسمّى: { $name }
window-seal-hash = البصمة
window-seal-check = فحص الختم
window-seal-approver = من يعتمد هذه الرسائل
window-seal-act = { $count ->
    [zero] لا رسائل للختم
    [one] ختم رسالة واحدة
    [two] ختم رسالتين
    [few] ختم { $count } رسائل
    [many] ختم { $count } رسالة
   *[other] ختم { $count } رسالة
}
window-seal-means = تُصنع كل رسالة وتُحفظ بايتاً ببايت، وأي تغيير بعدها يكسر الختم.
window-seal-replaces = يُحفظ الختم الحالي باسم آخر، ولا يُحتسب اعتماده بعد ذلك.
window-seal-nothing = لا رسالة للختم: يُختار المسؤولون أولاً.
window-seal-waits = { $count ->
    [zero] لا مشكلات
    [one] مشكلة واحدة تُحلّ أولاً.
    [two] مشكلتان تُحلّان أولاً.
    [few] { $count } مشكلات تُحلّ أولاً.
    [many] { $count } مشكلة تُحلّ أولاً.
   *[other] { $count } مشكلة تُحلّ أولاً.
}
window-seal-holds = كل رسالة كما خُتمت.
window-seal-breaks = لم تعد هذه الرسائل كما خُتمت. يُتراجع عن التغييرات أو يُعاد الختم.
window-seal-again = إعادة الختم
window-seal-differences = ما ليس كما خُتم
window-sealed = { $count ->
    [zero] لا شيء خُتم
    [one] خُتمت رسالة واحدة
    [two] خُتمت رسالتان
    [few] خُتمت { $count } رسائل
    [many] خُتمت { $count } رسالة
   *[other] خُتمت { $count } رسالة
}
window-sealed-by = مختومة، والمعتمد { $name }
window-approval = الاعتماد
window-approval-none = لم يوقّع أحد بعد
window-approval-proof = قائمة للتوقيع
window-approval-take = القائمة الموقَّعة
window-approval-taken = سُجّل الاعتماد
window-proof-name = letters-to-approve
window-proof-written = القائمة في { $file }. من يعتمد يوقّع هذا الملف على أي حاسوب.
window-excuse = قبول المشكلة
window-excuse-reason = سبب القبول، ويُحفظ مع الحملة
window-more = وغيرها: { $count }

# العمل الطويل
window-doing-check = فحص الختم
window-doing-seal = الختم
window-doing-release = الإطلاق
window-doing-rehearse = التجربة بلا إرسال
window-done-of = { $done } من { $all }
window-stop = إيقاف
window-done = تم

# الإرسال
window-account = الحساب
window-account-new = حساب جديد
window-account-change = الحساب { $name }
window-account-address = عنوان المرسل
window-account-name = اسم الحساب
window-account-server = خادم البريد الصادر (SMTP)
window-account-security = الحماية
window-account-security-auto = بحسب المنفذ
window-account-security-tls = ‏TLS من البداية
window-account-security-starttls = ‏STARTTLS
window-account-security-plain = بلا حماية، لهذا الحاسوب وحده
window-account-port = المنفذ ({ 0 }: المعتاد)
window-account-user = اسم الدخول
window-account-password = كلمة السر
window-account-password-say = تُحفظ في حافظة المفاتيح في النظام، وإن لم تكن فحتى إغلاق «رسالة». مع Gmail وأمثاله يلزم «كلمة مرور تطبيق».
window-account-per-day = الرسائل في { 24 } ساعة ({ 0 }: بلا حد)
window-account-per-minute = الرسائل في الدقيقة ({ 0 }: بلا حد)
window-account-own-copy = نسخة من كل رسالة إلى بريد المرسل نفسه
window-account-keep = حفظ وفحص
window-account-testing = الفحص جار…
window-account-steps = خطوات الفحص
window-account-sound = قبل الخادم الدخول، ولم يُرسل شيء.
window-account-enter-password = كتابة كلمة السر
window-account-halted = أُوقف الحساب { $account }. يُعالج السبب ثم يُتابع الإرسال.
window-phase-connect = الاتصال
window-phase-greeting = الترحيب
window-phase-ehlo = قدرات الخادم
window-phase-starttls = ‏STARTTLS
window-phase-tls = الحماية بـ TLS
window-phase-auth = الدخول
window-phase-mail = المرسل
window-phase-rcpt = المرسَل إليه
window-phase-data = الرسالة
window-phase-dot = نهاية الرسالة
window-phase-quit = الخروج
window-slip = إذن الإطلاق
window-from = المرسل
window-by-mail = { $count ->
    [zero] لا شيء بالبريد الإلكتروني
    [one] واحدة بالبريد الإلكتروني
    [two] اثنتان بالبريد الإلكتروني
    [few] { $count } بالبريد الإلكتروني
    [many] { $count } بالبريد الإلكتروني
   *[other] { $count } بالبريد الإلكتروني
}
window-by-other-ways = { $count ->
    [zero] لا رسائل بطرق أخرى
    [one] رسالة أخرى بالبريد الورقي أو نموذج الويب أو باليد
    [two] رسالتان أخريان بالبريد الورقي أو نموذج الويب أو باليد
    [few] { $count } رسائل أخرى بالبريد الورقي أو نموذج الويب أو باليد
    [many] { $count } رسالة أخرى بالبريد الورقي أو نموذج الويب أو باليد
   *[other] { $count } رسالة أخرى بالبريد الورقي أو نموذج الويب أو باليد
}
window-already = { $count ->
    [zero] لا شيء من هذه الدفعة في الصادر
    [one] رسالة من هذه الدفعة في الصادر قبلاً
    [two] رسالتان من هذه الدفعة في الصادر قبلاً
    [few] { $count } رسائل من هذه الدفعة في الصادر قبلاً
    [many] { $count } رسالة من هذه الدفعة في الصادر قبلاً
   *[other] { $count } رسالة من هذه الدفعة في الصادر قبلاً
}
window-limits = { $minute ->
    [0] بلا حدّ
   *[other] { $minute }
} في الدقيقة و{ $day ->
    [0] بلا حدّ
   *[other] { $day }
} كل { 24 } ساعة، المستعمل منها { $used }
window-lately = كُتب إليهم حديثاً
window-lately-count = { $count ->
    [zero] لا أحد مستبعد
    [one] مسؤول واحد مستبعد
    [two] مسؤولان مستبعدان
    [few] { $count } مسؤولين مستبعدون
    [many] { $count } مسؤولاً مستبعدون
   *[other] { $count } مسؤول مستبعدون
}
window-lately-reason = سبب الكتابة إليهم مرة أخرى
window-release-type = للإطلاق، يُكتب عدد الرسائل التي ستُرسَل
window-release-act = { $count ->
    [zero] لا رسائل للإطلاق
    [one] إطلاق رسالة واحدة
    [two] إطلاق رسالتين
    [few] إطلاق { $count } رسائل
    [many] إطلاق { $count } رسالة
   *[other] إطلاق { $count } رسالة
}
window-release-hold = لا يخرج شيء قبل دقيقة، ويمكن خلالها استرجاع الكل.
window-release-count = يعمل الزر حين يطابق العدد.
window-release-unsealed = غير مختومة: تُصنع الرسائل عند الإطلاق. لا يخرج شيء قبل دقيقة.
window-release-sample = المثال لا يُرسل إلا إلى خادم على هذا الحاسوب.
window-on-hold = في مهلة التراجع
window-paused = متوقف مؤقتاً
window-pause = إيقاف مؤقت
window-resume = متابعة
window-seconds = { $count } ث
window-hold-left = حتى خروج الرسالة الأولى
window-recall = { $count ->
    [zero] لا شيء للاسترجاع
    [one] استرجاع الرسالة
    [two] استرجاع الرسالتين
    [few] استرجاع الرسائل كلها، { $count }
    [many] استرجاع الرسائل كلها، { $count }
   *[other] استرجاع الرسائل كلها، { $count }
}
window-lately-left = ما يخرج الآن
window-leaving = تخرج الرسالة التالية حين يأتي دورها.
window-nothing-to-release = لم تبق رسالة من هذه الدفعة للإطلاق.
window-last-leaves = ضمن حدود هذا الحساب، تخرج الرسالة الأخيرة
window-today = اليوم
window-from-to = من { $from } إلى { $to }
window-more-days = { $count ->
    [zero] لا أيام أخرى
    [one] ويوم آخر
    [two] ويومان آخران
    [few] و{ $count } أيام أخرى
    [many] و{ $count } يوماً آخر
   *[other] و{ $count } يوم آخر
}
window-before-them = { $count ->
    [zero] لا رسالة قبلها
    [one] قبلها رسالة أخرى في الحساب
    [two] قبلها رسالتان أخريان في الحساب
    [few] قبلها { $count } رسائل أخرى في الحساب
    [many] قبلها { $count } رسالة أخرى في الحساب
   *[other] قبلها { $count } رسالة أخرى في الحساب
}
window-progress = التقدّم
window-left-of = غادر هذا الحاسوب { $left } من { $all }
window-assure = يمكن الخروج أو إيقاف الجهاز أو انقطاع الشبكة في أي لحظة: لا تضيع رسالة ولا تُرسَل مرتين عن علم، ويُستأنف الإرسال عند فتح «رسالة» من جديد.
window-rehearse = تجربة بلا إرسال
window-rehearsal-name = dry-run
window-rehearsed = { $count ->
    [zero] تمت التجربة ولم تصل رسالة
    [one] تمت التجربة: رسالة واحدة وصلت إلى الخادم الداخلي
    [two] تمت التجربة: رسالتان وصلتا إلى الخادم الداخلي
    [few] تمت التجربة: { $count } رسائل وصلت إلى الخادم الداخلي
    [many] تمت التجربة: { $count } رسالة وصلت إلى الخادم الداخلي
   *[other] تمت التجربة: { $count } رسالة وصلت إلى الخادم الداخلي
}
window-test = بريد تجريبي
window-test-say = الرسالة كما ستُرسَل، إلى عنوان من عناوين المنظمة. لا يُحفظ عنها شيء.
window-test-letter = الرسالة إلى
window-test-address = تُرسَل إلى
window-test-act = إرسال البريد التجريبي
window-test-busy = الإرسال جار…
window-test-accepted = قبلها الخادم، إلى { $to }
window-reply = رد الخادم
window-sending-now = { $waiting ->
    [zero] الإرسال جار
    [one] الإرسال جار، وتنتظر رسالة واحدة
    [two] الإرسال جار، وتنتظر رسالتان
    [few] الإرسال جار، وتنتظر { $waiting } رسائل
    [many] الإرسال جار، وتنتظر { $waiting } رسالة
   *[other] الإرسال جار، وتنتظر { $waiting } رسالة
}
window-sending-goes-on = يُستأنف الإرسال من حيث توقف
window-send-now = إرسال الآن
window-closing-title = { $count ->
    [zero] كل الرسائل خرجت
    [one] رسالة واحدة لم تخرج بعد
    [two] رسالتان لم تخرجا بعد
    [few] { $count } رسائل لم تخرج بعد
    [many] { $count } رسالة لم تخرج بعد
   *[other] { $count } رسالة لم تخرج بعد
}
window-closing-say = يمكن أن يستمر إرسالها بلا نافذة، وينتهي البرنامج مع آخرها. أو يتوقف الإرسال الآن ويُستأنف عند فتح «رسالة» من جديد.
window-closing-stay = البقاء هنا
window-closing-stop = إيقاف وإغلاق
window-closing-ending = جار الإنهاء…
window-closing-go-on = إغلاق مع استمرار الإرسال

# الصادر والأرشيف
window-states = الحالة
window-state-all = الكل
window-state-waiting = في الانتظار
window-state-queued = في الانتظار
window-state-sending = قيد الإرسال
window-state-accepted = قبلها الخادم
window-state-deferred = مؤجَّلة
window-state-refused = مرفوضة
window-state-unconfirmed = غير مؤكدة
window-state-cancelled = ملغاة
window-state-held = محجوزة
window-search-sent = الرقم أو الاسم
window-head-reference = الرقم
window-head-state = الحالة
window-head-when = الوقت
window-again-at = ثانية { $at }
window-reconcile = { $sum } = { $all } أُطلقت
window-no-sent-letter = لم تُختر رسالة
    .hint = تُختار رسالة ليُرى ما جرى لها.
window-outbox-empty = لم يُطلق شيء
    .hint = تظهر الرسائل هنا بعد إطلاقها وتبقى دائماً.
window-open-pdf = فتح ملف PDF
window-happened = ما جرى
window-nothing-happened = لا شيء بعد
window-deadline = تُحاول حتى
window-event-queued = دخلت الانتظار
window-event-sending = بدأت
window-event-dot = سُلّمت كاملة
window-event-committed = سُلّمت كاملة
window-event-accepted = قبلها الخادم
window-event-deferred = تُعاد لاحقاً
window-event-refused = رُفضت
window-event-unconfirmed = بلا جواب
window-event-cancelled = استُرجعت
window-event-held = حُجزت
window-means-waiting = تخرج حين يأتي دورها، ويمكن استرجاعها قبل ذلك.
window-means-deferred = طلب الخادم إعادتها لاحقاً، وهذا يحدث وحده.
window-means-accepted = قبلها الخادم. أما وصولها أو قراءتها فلا يعلمهما أحد.
window-means-refused = لا يقبلها الخادم. يُصحّح العنوان في «المسؤولون»، أو يُكتب بطريقة أخرى.
window-means-held = استُعيدت السجلات أو نُسخت، أو تلف ملف. تُتابع فقط إن لم يكن حاسوب آخر يرسلها.
window-means-cancelled = استُرجعت ولم تخرج.
window-way-cancel = استرجاع
window-way-retry-deferred = محاولة الآن
window-way-retry-refused = محاولة ثانية
window-way-retry-cancelled = إعادة إلى الانتظار
window-way-release-held = متابعة
window-moved-cancel = { $count ->
    [zero] لم يُسترجع شيء
    [one] استُرجعت رسالة واحدة
    [two] استُرجعت رسالتان
    [few] استُرجعت { $count } رسائل
    [many] استُرجعت { $count } رسالة
   *[other] استُرجعت { $count } رسالة
}
window-moved-retry-deferred = عادت إلى الانتظار: { $count }
window-moved-retry-refused = عادت إلى الانتظار: { $count }
window-moved-retry-cancelled = عادت إلى الانتظار: { $count }
window-moved-release-held = عادت إلى الانتظار: { $count }
window-moved-arrived = سُجّلت مقبولة بشهادة المستعمل
window-moved-not-arrived = عادت إلى الانتظار بالبايتات نفسها وبمعرّف الرسالة نفسه
window-resolve = هل وصلت هذه الرسالة إلى خادم المنظمة؟
window-resolve-say = انقطع الاتصال بعد تسليم الرسالة كاملة وقبل جواب الخادم. لن تُرسَل مرة أخرى من تلقاء نفسها.
window-resolve-decide = يُنظر في مجلد المرسَل أو يُسأل، ثم يُقرَّر:
window-resolve-arrived = وصلت
    .hint = تُسجّل مقبولة بشهادة المستعمل
window-resolve-not-arrived = لم تصل، تُرسَل من جديد
    .hint = البايتات نفسها ومعرّف الرسالة نفسه
window-resolve-act = تسجيل
window-evidence = حفظ الأدلة
window-evidence-name = risala-evidence
window-evidence-written = { $count ->
    [zero] لا رسائل في { $name }
    [one] رسالة واحدة مع ردودها وأوقاتها في { $name }
    [two] رسالتان مع ردودهما وأوقاتهما في { $name }
    [few] { $count } رسائل مع ردودها وأوقاتها في { $name }
    [many] { $count } رسالة مع ردودها وأوقاتها في { $name }
   *[other] { $count } رسالة مع ردودها وأوقاتها في { $name }
}
window-written = من كُتب إليهم
window-written-name = written-to
window-written-done = { $count ->
    [zero] لا رسائل في الملف
    [one] في الملف رسالة واحدة
    [two] في الملف رسالتان
    [few] في الملف { $count } رسائل
    [many] في الملف { $count } رسالة
   *[other] في الملف { $count } رسالة
}
window-written-take = أخذ سجل حاسوب آخر
window-written-taken = { $count ->
    [zero] لا جديد
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
    [many] { $count } رسالة جديدة
   *[other] { $count } رسالة جديدة
}، وما استُرجع هنا: { $cancelled }

# Print and post
window-step-print = الطباعة والبريد
window-doing-print = إعداد رزمة الطباعة
window-print-pack = رزمة الطباعة
window-print-letters = الرسائل
window-print-letters-say = واحدةً واحدة في القائمة المجاورة
window-print-whose = أي الرسائل
window-print-whose-paper = البريد والتسليم
window-print-whose-post = البريد
window-print-whose-hand = التسليم باليد
window-print-whose-all = الكل
window-print-country-any = كل الدول
window-print-sides = الطباعة على
window-print-sides-say = كل رسالة تبدأ على ورقة مستقلة
window-print-sides-duplex = الوجهين
window-print-sides-simplex = وجه واحد
window-print-signature = التوقيع
window-print-signature-say-pen = يُترك مكان للحبر
window-print-signature-say-picture = تُطبع صور التواقيع
window-print-signature-pen = بالقلم
window-print-signature-picture = كما في الرسالة
window-print-none = بلا
window-print-envelopes = الظروف
window-print-envelopes-say = بترتيب الرسائل، والعنوان بالحروف اللاتينية
window-print-envelope-dl = DL · 220 × 110 مم
window-print-envelope-c5 = C5 · 229 × 162 مم
window-print-envelope-us10 = US #10 · 9½ × 4⅛ بوصة
window-print-sender = المرسل على الظروف
window-print-sender-en = بالإنكليزية
window-print-sender-ar = بالعربية
window-print-sender-both = باللغتين
window-print-sender-none = بلا، فهو مطبوع عليها
window-print-labels = ملصقات العناوين
window-print-labels-say = بترتيب الرسائل
window-print-sheet-l7160 = Avery L7160 · { 21 } على A4
window-print-sheet-l7163 = Avery L7163 · { 14 } على A4
window-print-sheet-5160 = Avery 5160 · { 30 } على US Letter
window-print-sheet-5163 = Avery 5163 · { 10 } على US Letter
window-print-sheet-files = أوراق الملصقات
window-print-own = ورقة خاصة
window-print-own-named = ورقة خاصة · { $name }
window-print-own-choose = اختيار غيرها
window-print-own-say = ملف TOML فيه name وpaper وlabel وacross وdown وfirst وpitch بالمليمتر
window-print-first = أول ملصق متاح
window-print-chosen = المختار { $count } من { $all }
window-print-all = اختيار الكل
window-print-nobody = إلغاء اختيار الكل
window-print-choose-first = لم تُختر أي رسالة
window-print-sum = { $letters ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $letters } رسائل
   *[other] { $letters } رسالة
} · { $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
   *[other] { $pages } صفحة
} · { $sheets ->
    [zero] لا أوراق
    [one] ورقة واحدة
    [two] ورقتان
    [few] { $sheets } أوراق
   *[other] { $sheets } ورقة
}
window-print-always = ومعها دائماً قائمة للتأشير وصفحة لقياس الطابعة.
window-print-make = { $count ->
    [zero] إعداد الرزمة بلا رسائل
    [one] إعداد الرزمة برسالة واحدة
    [two] إعداد الرزمة برسالتين
    [few] إعداد الرزمة وفيها { $count } رسائل
   *[other] إعداد الرزمة وفيها { $count } رسالة
}
window-print-making = يجري إعداد الرزمة
window-print-folder-name = print-pack
window-print-made = { $count ->
    [zero] رزمة بلا رسائل
    [one] رزمة فيها رسالة واحدة
    [two] رزمة فيها رسالتان
    [few] رزمة فيها { $count } رسائل
   *[other] رزمة فيها { $count } رسالة
}
window-print-folder = إظهار المجلد
window-print-again = إعدادها من جديد
window-print-over = الكتابة فوق الرزمة القديمة
window-print-measure-first = تُطبع كلها بقياس ١٠٠٪، والبدء بصفحة القياس.
window-print-files = ملفات الرزمة
window-print-size = { NUMBER($size, maximumFractionDigits: 1) } ميغابايت
window-print-open = فتح
window-print-open-file = فتح { $name }
window-print-empty = لا رسائل على الورق
    .hint = لا أحد في هذه الحملة قناته البريد الورقي أو التسليم باليد. ويمكن مع ذلك طباعة الرسائل كلها، أو تغيير القناة عند المسؤول.
window-print-empty-all = طباعة الرسائل كلها

# Settings found, consent, the sender’s domain
window-found-find = إيجاد الإعدادات
window-found-busy = يجري البحث…
window-found-say = يُعرف الخادم والمنافذ والحدود من العنوان، ويمكن تغييرها أدناه.
window-found-provider = عُثر على: { $provider }
window-found-own = عُثر على خادم النطاق نفسه
window-found-source-table = حسب من يستلم بريد النطاق:
window-found-source-autoconfig = حسب ملف النطاق نفسه:
window-found-source-srv = حسب سجلات النطاق:
window-found-source-guess = حسب الاسم المعتاد، وتلزم مقارنته بما يذكره المزوّد:
window-found-secret-password = الدخول بكلمة سر صندوق البريد.
window-found-secret-app-password = الدخول بكلمة سر للتطبيقات، تُنشأ في إعدادات أمان الحساب.
window-found-secret-oauth2 = لا تُقبل كلمات السر من البرامج، بل يُمنح الإذن في المتصفح.
window-account-method = الدخول بـ
window-account-method-consent = إذن في المتصفح
window-account-imap = خادم صندوق البريد (IMAP)، للردود
window-account-imap-port = منفذ صندوق البريد (٠: المعتاد)
window-consent = انتظار الإذن
window-consent-browser = في المتصفح صفحة من { $host }. وبعد منح الإذن فيها يستمر العمل هنا تلقائياً.
window-consent-device = تُفتح هذه الصفحة على أي جهاز ويُكتب فيها الرمز:
window-consent-waited = { $count } ثانية، من ٦٠٠ على الأكثر
window-consent-open = فتح الصفحة
window-consent-open-again = فتح الصفحة من جديد
window-consent-copy = نسخ العنوان
window-consent-copy-code = نسخ الرمز
window-consent-stop = ترك الانتظار
window-consent-waiting = انتظار الإذن…
window-consent-act = منح الإذن والاختبار
window-consent-again = منح الإذن من جديد
window-consent-ended = انتهى إذن الحساب { $account }. والرسائل تنتظر إلى أن يُمنح من جديد.
window-consent-provider = المزوّد
window-consent-provider-google = Google
window-consent-provider-microsoft = Microsoft
window-consent-provider-own = خادم آخر
window-consent-client = معرّف العميل (Client ID)
window-consent-client-secret = سرّ العميل، إن وُجد
window-consent-client-say = معرّف العميل هو تسجيل المنظمة نفسها لدى المزوّد، وفي الدليل طريقة إنشائه. ويُحفظ الإذن في حافظة النظام، أو إلى حين إغلاق رسالة إن لم توجد.
window-consent-by-device = برمز على جهاز آخر، إن لم يكن في هذا الحاسوب متصفح
window-consent-authorize = الصفحة التي يُمنح فيها الإذن
window-consent-token = العنوان الذي يعطي المفاتيح (tokens)
window-consent-device-url = العنوان الذي يعطي الرموز (اختياري)
window-consent-scopes = ما يُطلب الإذن فيه (scopes)
window-sender-title = ما يعلنه { $domain } عن رسائله
window-sender-spf = الخوادم المسموح لها (SPF)
window-sender-spf-provider = هذا الخادم منها
window-sender-spf-other = هذا الخادم ليس منها
window-sender-spf-missing = لا شيء معلن
window-sender-spf-broken = معلن بما لا ينفع المستقبلين
window-sender-dkim = توقيع النطاق (DKIM)
window-sender-dkim-found = المفتاح منشور
window-sender-dkim-missing = لا مفتاح منشوراً
window-sender-dkim-unknown = لا يُعرف إلا من رسالة مرسلة
window-sender-dmarc = مصير الرسائل المزوّرة (DMARC)
window-sender-dmarc-missing = لا شيء معلن
window-sender-dmarc-none = الإبلاغ فقط
window-sender-dmarc-quarantine = تُنحّى جانباً
window-sender-dmarc-reject = تُرفض
window-copied = نُسخ
window-not-copied = تعذّر النسخ، ويمكن تحديد النص.

# What came back
window-back = الردود
window-back-or-letters = الرسائل أو الردود
window-back-one = هذا الرد
window-back-kinds = نوع الرد
window-back-what = النوع
window-back-said = ما ورد فيه
window-back-mailbox = النظر في صندوق البريد
window-back-reading = تجري القراءة…
window-back-files = من ملفات
window-back-folder = من مجلد
window-back-files-kind = رسائل بريد
window-back-read = { $count ->
    [zero] لم تُقرأ أي رسالة بريد
    [one] قُرئت رسالة بريد واحدة
    [two] قُرئت رسالتا بريد
    [few] قُرئت { $count } رسائل بريد
   *[other] قُرئت { $count } رسالة بريد
}
window-back-sum = الجديد { $fresh } · المعروف سابقاً { $known } · عن رسائل حاسوب آخر { $unknown } · لا صلة له { $other }
window-back-empty = لم يرد شيء بعد
    .hint = تُقرأ الردود والمرتجعات من صندوق بريد المرسل، أو من رسائل محفوظة بصيغة EML، ولا يتغير فيها شيء.
window-back-no-mailbox = تُقرأ الردود والمرتجعات من رسائل محفوظة بصيغة EML، وإذا ذُكر خادم صندوق البريد في الحساب قُرئت منه.
window-back-set-up = إعداد الحساب
window-back-nothing-due = لا شيء من هذا النوع
window-back-none-chosen = لم يُختر أي رد
    .hint = يُعرض هنا ما يقوله الرد المختار عن الرسالة والعنوان.
window-back-kind-opt-out = طلب عدم المراسلة
window-back-kind-failed = تعذّر التسليم
window-back-kind-challenge = يطلب تأكيداً
window-back-kind-answer = جواب
window-back-kind-automatic = رد آلي
window-back-kind-delayed = تأخّر
window-back-kind-delivered = أُبلغ بالوصول
window-back-means-opt-out = يبدو أن صاحب هذا الرد لا يريد رسائل.
window-back-means-failed = أبلغ خادم في الطريق أن الرسالة لم تُسلَّم. وتبقى الرسالة نفسها كما سُجّلت.
window-back-means-challenge = يطلب الخادم المستقبل أن يؤكد إنسان مصدر الرسالة. وذلك من برنامج البريد.
window-back-means-answer = ورد جواب، وهو في صندوق البريد.
window-back-means-automatic = إشعار غياب أو استلام، كتبه برنامج.
window-back-means-delayed = ما زال خادم في الطريق يحاول، ولا يلزم شيء.
window-back-means-delivered = أبلغ خادم أنه وضع الرسالة في الصندوق. أما قراءتها فلا يعلم بها أحد.
window-back-wish = هل هذا طلب عدم مراسلة؟
window-back-wish-say = القرار للإنسان وحده. ثم يسري في كل حملة وكل قائمة، بالمعرّف وبالعنوان.
window-back-wish-act = تسجيل عدم المراسلة
window-back-wish-read = إن كان في الرسالة طلب عدم مراسلة:
window-back-wish-confirmed = سُجّل عدم المراسلة
window-back-confirmed = لن تُرسل إليه رسائل بعد الآن
window-back-address = العنوان
window-back-address-bounced = غير موجود، أو لا يستقبل شيئاً
window-back-address-delayed = لا يستقبل حالياً
window-back-address-say-bounced = يلزم تصحيحه، أو الكتابة بطريق آخر، وإلا عادت الرسائل التالية أيضاً.
window-back-address-say-delayed = صندوق ممتلئ أو مصفاة، وقد يزول السبب.
window-back-taken = وقت الأخذ
window-back-known = الصلة بالرسالة
window-back-known-id = بمعرّف الرسالة نفسها
window-back-known-recipient = بالعنوان: آخر رسالة إليه
window-back-letter = عرض الرسالة

# Follow-up: by hand, web forms, the report
window-step-follow = المتابعة
window-group-keep = الحفظ
window-follow-parts = أقسام المتابعة
window-follow-letters = كل الرسائل
window-forms = نماذج الويب
window-report = التقرير
window-hand-done = ما جرى
window-hand-done-posted = أُودعت البريد
window-hand-done-handed = سُلّمت باليد
window-hand-done-filled = كُتبت في النموذج
window-hand-done-failed = عادت أو رُفضت
window-hand-day = اليوم
window-hand-person = القائم بذلك
window-hand-note = ملاحظة (اختياري)
window-hand-receipts = إيصالات
window-hand-receipt = صورة الإيصال
window-hand-receipt-drop = الاستغناء عن الإيصال
window-hand-receipt-show = عرض الإيصال
window-hand-receipt-of = إيصال الرسالة إلى { $name }
window-hand-receipt-kept = الإيصال محفوظ ملفاً من نوع PDF أو HEIC، ولا يُعرض هنا.
window-hand-mark = تسجيل ما أُنجز
window-hand-mark-anew = تسجيل ما تغيّر
window-hand-mark-many = { $count ->
    [zero] لا رسائل للتسجيل
    [one] تسجيل رسالة واحدة
    [two] تسجيل رسالتين معاً
    [few] تسجيل { $count } رسائل معاً
   *[other] تسجيل { $count } رسالة معاً
}
window-hand-mixed = أحوال هذه الرسائل مختلفة. تُختار التي لم تُنجز بعد، أو التي عادت.
window-hand-act = { $count ->
    [zero] لا رسائل للتسجيل
    [one] تسجيل رسالة واحدة
    [two] تسجيل رسالتين
    [few] تسجيل { $count } رسائل
   *[other] تسجيل { $count } رسالة
}
window-hand-undo = سحب التسجيل
window-hand-marked = { $count ->
    [zero] لم تُسجَّل رسالة
    [one] سُجّلت رسالة واحدة
    [two] سُجّلت رسالتان
    [few] سُجّلت { $count } رسائل
   *[other] سُجّلت { $count } رسالة
}
window-hand-undone = { $count ->
    [zero] لم يُسحب تسجيل
    [one] سُحب تسجيل واحد
    [two] سُحب تسجيلان
    [few] سُحبت { $count } تسجيلات
   *[other] سُحب { $count } تسجيلاً
}
window-hand-by-mail = هذه الرسالة بالبريد الإلكتروني، وخبرها في الصادر.
window-hand-none = لم تُختر رسالة
    .hint = يُسجَّل هنا ما جرى للرسالة المختارة: أُودعت البريد، أو سُلّمت باليد، أو كُتبت في نموذج.
window-hand-all-open = اختيار كل ما يمكن تسجيله
window-forms-empty = لا نماذج ويب للتعبئة
    .hint = يُدرج هنا المسؤولون الذين قناتهم نموذج ويب، مع عنوان النموذج والنص الجاهز للنسخ.
window-forms-open = فتح النموذج
window-forms-say = لا يُعبّأ شيء آلياً: يُنسخ النص ويُرسل النموذج باليد، ثم يُؤشَّر هنا.
window-forms-copy-reference = نسخ الرقم
window-forms-copy-subject = نسخ الموضوع
window-forms-copy-text = نسخ النص
window-forms-characters = { $count ->
    [zero] بلا حروف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
   *[other] { $count } حرفاً
}
window-forms-filled = أُرسل النموذج
window-forms-failed = رفضه النموذج
window-forms-sum = أُرسل { $filled } من { $all } نموذجاً
window-forms-left = الباقي:
window-report-name = report
window-report-written = التقرير في { $name }
window-report-save = حفظ التقرير بصيغة { $kind }…
window-report-sum = مجموع الرسائل
window-report-adds = { $sum } = { $all ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $all } رسائل
   *[other] { $all } رسالة
}
window-report-nothing = لم يُرسل ولم يُسجَّل شيء بعد، فالرسائل كلها لم تُنجز.
window-report-map = { $count ->
    [zero] خريطة العالم بلا رسائل
    [one] خريطة العالم وفيها رسائل دولة واحدة
    [two] خريطة العالم وفيها رسائل دولتين
    [few] خريطة العالم وفيها رسائل { $count } دول
   *[other] خريطة العالم وفيها رسائل { $count } دولة
}
window-report-all = { $count ->
    [zero] لا دول
    [one] دولة واحدة
    [two] الدولتان
    [few] كل الدول وهي { $count }
   *[other] كل الدول وهي { $count }
}
window-report-fewer = دول أقل

# Share kit and partners
window-step-share = النشر
window-doing-share = إعداد حزمة النشر
window-share-first = النداء للعموم
    .hint = من البيان العام تُعدّ رسالة ملف PDF وصفحة ويب وبطاقات مصوّرة بثلاثة قياسات ونصوصاً للمنشورات، باللغتين، ضمن الطول المسموح في كل قناة.
window-share-make = إعداد حزمة النشر
window-share-making = يجري إعداد حزمة النشر
window-share-over = الكتابة فوق الحزمة القديمة
window-share-folder-name = share-kit
window-share-cards = البطاقات
window-share-size = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
window-share-copy-alt = نسخ النص البديل
window-share-posts = نصوص المنشورات
window-share-length = { $length } من { $limit } حرف
window-share-copy = نسخ
window-share-copy-post = نسخ نص { $channel }
window-share-shortened = اختُصر ليناسب القناة، فيُقرأ قبل نشره
window-share-files = البيان والملفات
window-share-file-statement = البيان ملف PDF
window-share-file-page = البيان صفحة ويب
window-share-file-posts = نصوص المنشورات كلها
window-share-channel-x = إكس (X)
window-share-channel-bluesky = بلوسكاي (Bluesky)
window-share-channel-mastodon = ماستودون (Mastodon)
window-share-channel-telegram = تلغرام (Telegram)
window-share-channel-whatsapp = واتساب (WhatsApp)
window-share-channel-facebook = فيسبوك (Facebook)
window-share-channel-instagram = إنستغرام (Instagram)
window-share-channel-linkedin = لينكدإن (LinkedIn)
window-partner = الحملة لشريك
window-partner-say = يحصل الشريك على الحملة بترويسته وموقّعيه، بلا ملاحظات خاصة ولا طلبات عدم مراسلة ولا موافقات ولا تواقيع ولا حسابات.
window-partner-name = اسم الشريك
window-partner-hint = كما ورد بين شركاء الحملة، بأي من اللغتين
window-partner-act = تصدير
window-partner-folder-name = campaign-for-partner
window-partner-done = { $count ->
    [zero] جاهزة بلا مسؤولين
    [one] جاهزة وفيها مسؤول واحد
    [two] جاهزة وفيها مسؤولان
    [few] جاهزة وفيها { $count } مسؤولين
   *[other] جاهزة وفيها { $count } مسؤولاً
}
window-partner-left-out = { $count ->
    [zero] لم يُستبعد أحد.
    [one] استُبعد مسؤول واحد: طلب عدم المراسلة، أو في صفّه خطأ.
    [two] استُبعد مسؤولان: طلبا عدم المراسلة، أو في صفّيهما خطأ.
    [few] استُبعد { $count } مسؤولين: طلبوا عدم المراسلة، أو في صفوفهم خطأ.
   *[other] استُبعد { $count } مسؤولاً: طلبوا عدم المراسلة، أو في صفوفهم خطأ.
}

# Register of correspondence
window-register = السجل
window-register-search = رقم أو موضوع أو مسؤول
window-register-out = صادر
window-register-in = وارد
window-register-directions = الصادر والوارد
window-register-number = الرقم
window-register-kind = النوع
window-register-kind-letter = رسالة
window-register-kind-reply = جواب
window-register-kind-thanks = شكر
window-register-kind-reminder = تذكير
window-register-kind-visit = زيارة
window-register-kind-call = مكالمة
window-register-official = المسؤول (المعرّف)
window-register-subject = الموضوع
window-register-reference = رقم الورقة نفسها (اختياري)
window-register-stance = ما يدل عليه من الموقف
window-register-stance-agreed = موافقة
window-register-stance-undecided = لم يُحسم
window-register-stance-declined = رفض
window-register-follow-up = موعد المتابعة (اختياري)
window-register-its-number = رقمها الخاص
window-register-its-stance = الموقف
window-register-its-follow-up = موعد المتابعة
window-register-note = ملاحظة
window-register-scan = صورة الورقة
window-register-scan-kept = محفوظة
window-register-scans = صور أوراق
window-register-entered = القيد
window-register-new = قيد جديد
window-register-add = القيد في السجل
window-register-added = قُيّد بالرقم { $number }
window-register-void = إبطال القيد
window-register-void-say = القيد المبطل يبقى رقمه، ولا يُعتدّ بما فيه.
window-register-voided = أُبطل القيد { $number }
window-register-is-void = مبطل منذ { $at }
window-register-due = المستحق الآن
window-register-since = منذ { $day }
window-register-enter = قيد
window-register-action-thanks = شكر
window-register-action-reminder = تذكير
window-register-action-answer = قراءة وجواب
window-register-action-follow-up = متابعة
window-register-empty = السجل فارغ
    .hint = تُقيَّد هنا الرسائل الصادرة والأجوبة الواردة والزيارات والمكالمات بأرقام. وما تدل عليه من الموقف يحدد من يُشكر ومن يُذكَّر.
window-register-none-so = لا شيء في هذا الاتجاه
window-register-none = لم يُختر قيد
    .hint = يُقرأ هنا القيد المختار، أو يُقيَّد ما ورد وما صدر.
