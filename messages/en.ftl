# Every word Risala says, in English. One message per problem code (`template.unknown_field` is
# `template-unknown_field`), its remedy in the attribute `.hint`. Keep in step with ar.ftl: a test compares them.

### Campaign

campaign-too_large = The campaign file is larger than { $limit }.
    .hint = Move long texts into the templates; pictures and enclosures are files of their own.
campaign-syntax = Line { $line }, column { $column }: this is not TOML ({ $detail }).
    .hint = Often a quotation mark, a bracket or an equals sign is missing here or on the line before.
campaign-schema = The campaign is written in version { $found } of the format; this Risala reads version 1.
    .hint = Open it with a newer Risala, or write schema = 1 when the campaign was made for this one.
campaign-unknown_key = The key “{ $key }” is not known here.
    .hint = The nearest known key is “{ $nearest }”. Known here: { $known }.
campaign-missing_key = The key “{ $key }” is missing.
    .hint = Add it; docs/schema/campaign.schema.json describes every key.
campaign-wrong_value = “{ $key }” cannot be { $value }.
    .hint = Allowed: { $allowed }
campaign-too_many = “{ $key }” has { $count } entries; { $limit } are allowed.
    .hint = Remove some of them.
campaign-forbidden_character = “{ $key }” holds the character { $character }, which no text of a letter can hold.
    .hint = Type the value again by hand: copying from another program often brings invisible characters along. The direction of text is set by Risala itself.
campaign-too_long = “{ $key }” is longer than { $limit } characters.
    .hint = Shorten it, or move it into a template.
campaign-path = The path “{ $path }” does not stay in the campaign folder, or is not valid on every system.
    .hint = Copy the file into the campaign folder and write its path from there, with “/” between the names, such as pictures/emblem.svg.
campaign-accent = The accent colour { $value } is too pale: its contrast against white is { $contrast } : 1, and 7 : 1 is needed.
    .hint = Choose a darker colour, such as #1b4d3e.
campaign-pattern = “{ $key }” holds the placeholder { $placeholder }, which is not known.
    .hint = Allowed: { $allowed }
campaign-pattern_not_unique = “{ $key }” ({ $pattern }) could give two letters the same.
    .hint = Put one of these into it: { $allowed }
campaign-no_tsa = This level of signature needs a time stamp, and no time-stamping authority is named.
    .hint = Add tsa = "https://…" below [signing], or choose level = "B-B".

### Templates

template-too_large = The file is larger than { $limit } KB.
    .hint = A letter is a few pages of text: shorten the template.
template-character = The template holds the character { $character }, which no letter may hold.
    .hint = Delete it; it is invisible, so the surest way is to type the words around it again.
template-manifest = template.toml cannot be read: { $detail }
    .hint = It needs schema = 1 and a title; docs/schema/template.schema.json lists its keys.
template-missing_file = The template has no file { $file }.
    .hint = Write it, or assign another template.
template-too_deep = Blocks are nested more than { $limit } deep.
    .hint = Close a block before the next one opens.
template-too_many_tags = The file has more than { $limit } fields, blocks and comments.
    .hint = A letter needs far fewer: write the text itself, or divide it into two templates.
template-unclosed_tag = A field begins here and is not closed: “{ $tag }”.
    .hint = Close it with {"}}"}.
template-unclosed_block = The block {"{{"}#{ $block }{"}}"} is not closed.
    .hint = Add {"{{"}/{ $block }{"}}"} where it ends.
template-unexpected_tag = { $tag } stands where no block is open for it.
    .hint = Remove it, or open the block it belongs to.
template-stray_braces = {"}}"} closes nothing here.
    .hint = A field begins with two braces as well: {"{{"}recipient.name{"}}"}.
template-construct = “{ $construct }” is not allowed in a template.
    .hint = Templates know fields, helpers, {"{{"}#if{"}}"}, {"{{"}else{"}}"} and {"{{"}#unless{"}}"}, and nothing else.
template-unknown_field = The field { $field } is not known.
    .hint = Did you mean { $nearest }? Columns of your own are written recipient.extra.NAME, facts facts.NAME.text.
template-unknown_helper = The helper { $helper } is not known.
    .hint = Did you mean { $nearest }?
template-field_not_here = { $field } is known only when the letter is finished, so it cannot stand in the letter itself.
    .hint = Use it in the covering mail.
template-helper_arguments = The helper { $helper } does not take these arguments.
    .hint = { $helper ->
        [date] Write {"{{"}date letter.date{"}}"} or {"{{"}date "2026-01-07"{"}}"}.
        [number] Write {"{{"}number 1200{"}}"} or a field with a number.
        [plural] Write {"{{"}plural letter.pages one="one page" other="# pages"{"}}"}.
        [select] Write {"{{"}select recipient.gender female="…" male="…" unspecified="…"{"}}"}.
        [list] Write {"{{"}list letter.enclosures{"}}"}.
       *[other] Write {"{{"}{ $helper } recipient{"}}"}.
    }
template-helper_forms = The helper { $helper } has a form too many or lacks one: { $form }.
    .hint = Its forms are: { $known }.
template-stray_mark = A “{ $mark }” of the markup is left in the text.
    .hint = Close the emphasis: two marks before the first word and two after the last, with no space inside, and a space or a mark of punctuation outside. For the character itself write \{ $mark }.
template-markdown = { $construct ->
        [hard_break] A line break made by hand
        [code] Code
        [html] HTML
        [rule] A rule
        [item_paragraphs] A list item of several paragraphs
        [heading] A heading after the subject
        [link] A link
        [image] A picture
        [table] A table
        [quote] A block quotation
        [nested_list] A list inside a list
        [subject_line] Text right below the subject
       *[other] This part of Markdown
    } has no place here.
    .hint = { $construct ->
        [subject_line] The first line of a mail is its subject; leave the second line empty.
        [heading] Only the subject of a letter is a heading, its first line.
        [html] Write plain Markdown; for the character itself write &lt;.
        [link] Write the address as text: on paper nobody can follow a link.
        [code] Begin the line at the margin and leave out backticks.
       *[other] A letter knows paragraphs, lists of one level, **bold** and *italic*.
    }
template-no_subject = The subject is missing.
    .hint = Begin a letter with a line “# Subject”, a mail with the subject alone in its first line.
template-structure = The text is not a salutation, a body and a closing.
    .hint = The first and the last paragraph stand alone; between them there is at least one more.
template-output_too_large = The finished text is longer than { $limit } KB.
    .hint = Shorten the template or the values that go into it.
template-missing_field = { $official } has no value for { $field }.
    .hint = Fill the column, or put the sentence between {"{{"}#if { $field }{"}}"} and {"{{"}/if{"}}"}.
template-value_kind = The value of { $field } is not one that { $helper } can use.
    .hint = { $helper ->
        [if] It is yes or no: use it in {"{{"}#if { $field }{"}}"}.
        [date] A date is written 2026-01-07.
        [plural] It must be a whole number.
        [number] It must be a number in figures 0 to 9.
       *[other] Choose another field.
    }
template-one_sided_value = { $official } has { $column } but not { $field }, so the two languages of the letter differ.
    .hint = Fill both columns or none.
template-unequal_blocks = The Arabic and the English differ from paragraph { $block } on: one has a paragraph or a list item more.
    .hint = Give both files the same paragraphs and items in the same order.
official-no_language = No text of template { $template } can be written for { $official }.
    .hint = A language needs a name in it, a file of the template and the fields the template requires: fill name_ar or name_en, check the column language.
official-no_form = There is no form of address for { $official }.
    .hint = Fill the column { $column }.
official-neutral_form = The gender of { $official } is not known, and no form of address is free of it.
    .hint = Fill the column gender or { $column }, name the organization so that the office is addressed, or approve a neutral form under [neutral] in campaign.toml.
fact-expired = { $field } expired on { $expires }.
    .hint = See whether it still holds, then give it a new source and date, or take it out.
letter-unfilled_field = An unfilled field is left: “{ $words }”.
    .hint = Correct the value or the template.
letter-slash_form = A form for two genders is left: “{ $words }”.
    .hint = Use {"{{"}salutation recipient{"}}"} or {"{{"}select recipient.gender …{"}}"}.
letter-doubled_space = Two spaces in a row: “{ $words }”.
    .hint = Most often a value is empty or has a space too many.
letter-leftover_character = The letter holds the character { $words }, which cannot be printed.
    .hint = Remove it from the official’s row or the campaign.

### The look over a campaign

campaign-forms = forms.toml cannot be used: { $detail }
    .hint = Each row stands below [[ar]] or [[en]] with rank, gender (m, f, u) and the forms address_line, salutation, style, closing. Fields in them: {"{"}name{"}"} {"{"}family{"}"} {"{"}title{"}"} {"{"}organization{"}"}.
letter-placeholder = A placeholder is left: “{ $words }”.
    .hint = Replace it. If it is meant so, write the reason below [[policy.override]] in campaign.toml.
letter-filler = Filler is left: “{ $words }”.
    .hint = Write the text itself.
letter-stray_mark = A mark of the markup is left: “{ $words }”.
    .hint = Take the * , _ or backtick out of the value, or close the emphasis in the template. If it is meant so, write the reason below [[policy.override]] in campaign.toml.
letter-reference_order = The reference “{ $reference }” mixes directions. In both columns a reader sees, from left to right: “{ $order_en }”.
    .hint = Write references in Latin letters and digits alone.
template-unequal_fields = The field { $field } stands in one language only.
    .hint = Let both texts name it, so that they say the same.
template-unequal_numbers = The two languages state different numbers. Only in English: { $english }. Only in Arabic: { $arabic }.
    .hint = Compare the two texts; write a number in figures in both or in neither.
template-unequal_dates = The two languages state different dates. Only in English: { $english }. Only in Arabic: { $arabic }.
    .hint = Compare the two texts.
fact-unequal = { $field } says different numbers or dates. Only in English: { $english }. Only in Arabic: { $arabic }.
    .hint = Compare the two with the source.
fact-unsourced = The fact “{ $name }” has no source.
    .hint = Say where it can be read: source = {"{"} ar = "…", en = "…" {"}"}.
fact-not_seen = Nobody has said when they last saw this fact at its source ({ $field }).
    .hint = Look it up and write seen = "2026-03-31" with the day on which you did.
official-unequal_value = The two languages of “{ $field }” differ in numbers or dates. Only in English: { $english }. Only in Arabic: { $arabic }.
    .hint = Compare the two columns.
official-unverified = Nobody has said that they verified this official.
    .hint = Verify name, office and address before use, and write the day into verified_on.
official-stale = This official was last verified on { $date }, { $days } days before the letter; { $limit } are allowed.
    .hint = Verify name, office and address again, and write the day into verified_on.
official-term_ended = The term of office ended on { $date }.
    .hint = See who holds the office now.
official-duplicate_email = { $other } has the same e-mail address, { $value }.
    .hint = Two letters would reach one mailbox. Remove one of the rows, or give one another channel.
official-duplicate_person = { $other } has the same name and organization, “{ $value }”.
    .hint = Remove one of the rows.
official-similar_name = The name “{ $value }” may be another spelling of { $other }, “{ $other_value }”.
    .hint = See whether they are one person. Nothing was joined.
official-address_script = The part before the @ of “{ $value }” is not in Latin letters: only servers with SMTPUTF8 take it.
    .hint = Ask for an address in Latin letters too, or see by a test mail that your server takes this one.
official-wrong_script = “{ $column }” holds “{ $value }”, which is in letters of the other language.
    .hint = Move it to the column of its language.
official-unreviewed_form = The form “{ $form }” has not been confirmed by a native speaker.
    .hint = Ask one (risala report salutations shows all forms), then write the agreed form into the column { $column }.
    .window = Ask one, then write the agreed form into the official’s “{ $column }”, under Officials.
consent-missing = { $name } has not agreed to this text.
    .hint = Show them the letters. Then: risala consent DIR --signatory { $number } --how "signed copy, file 12".
    .window = Show them the letters, then record their agreement under “Sign and seal”.
consent-changed = The text was changed after { $name } agreed to it ({ $on }).
    .hint = Show them the new text. Then: risala consent DIR --signatory { $number } --how "signed copy, file 12".
    .window = Show them the new text, then record their agreement under “Sign and seal”.
policy-overridden = { $count ->
        [one] One problem of the kind { $code } was
       *[other] { $count } problems of the kind { $code } were
    } let pass. The reason given: { $reason }
    .hint = Remove the entry below [[policy.override]] when the reason no longer holds.

### Officials

official-missing_column = The column “{ $column }” is missing.
    .hint = Add it to the first row. Every list needs id, country, and name_en or name_ar.
official-unknown_column = The column “{ $column }” is not a known one; was “{ $nearest }” meant?
    .hint = Rename it to “{ $nearest }” if so. Otherwise nothing is lost: templates can use it as recipient.extra.
official-repeated_column = The column “{ $column }” stands twice in the first row.
    .hint = Rename or remove one of the two.
official-unnamed_column = Row { $row }: “{ $value }” stands in a column without a name.
    .hint = Give the column a name in the first row, or remove what does not belong there.
official-missing_value = Row { $row }: “{ $column }” is empty.
    .hint = Fill the cell: every official needs an id, a country and a name in one language at least.
official-wrong_value = Row { $row }: “{ $column }” cannot be “{ $value }”.
    .hint = Allowed: { $allowed }
official-duplicate_id = The rows { $first } and { $row } have the same id, “{ $id }”.
    .hint = Give each official an id of its own (capital and small letters count as the same), or remove one of the rows.
official-rounded_number = Row { $row }: “{ $column }” holds “{ $value }”, a number that a spreadsheet rounded: its digits are lost.
    .hint = Write it again as text; Excel takes it so with an apostrophe before it.
official-forbidden_character = Row { $row }: “{ $column }” holds the character { $character }, which no letter can hold.
    .hint = Type the value again by hand, in one line: line breaks and invisible characters come along when copying. U+000A and U+000D are line breaks.
official-too_long = Row { $row }: “{ $column }” is longer than { $limit } characters.
    .hint = Shorten it. Often a quotation mark earlier in the file is not closed.
official-no_address = Row { $row }: the channel is { $channel }, but “{ $column }” is empty.
    .hint = Fill “{ $column }”, or choose another channel. The letter is made all the same.
official-one_language = { $official } is to get both languages, but { $field } is empty: the letter is { $language ->
    [ar] in English
   *[other] in Arabic
} alone.
    .hint = Fill in { $field }, or write “{ $language ->
    [ar] en
   *[other] ar
}” into the column language.
official-too_many_problems = More than { $count } problems: the list was read to row { $row } only.
    .hint = Mend those above first; they often have one cause, such as a shifted column.
filter-unknown_key = “{ $key }” is nothing officials can be chosen by.
    .hint = The nearest is “{ $nearest }”. Known: { $known }.
filter-unknown_value = There is no { $key } “{ $value }”.
    .hint = Allowed: { $allowed }
filter-no_value = “{ $term }” does not say what to look for.
    .hint = Write a value after the colon, such as tag:europe, or country:US,GB for either.
filter-too_long = The choice of officials is longer than { $limit } characters.
    .hint = Give the officials a tag and choose by it.

### Import

import-unreadable = The file cannot be read ({ $detail }).
    .hint = See whether it is there, and whether you may open it.
import-too_large = The file is larger than { $limit }.
    .hint = Divide the list into several files.
import-too_many = The list has more than { $limit } { $what ->
        [columns] columns
        [cells] cells
       *[rows] rows
    }.
    .hint = Divide the list, or remove what is empty.
import-unknown_format = Risala does not read files such as “{ $name }”.
    .hint = Save the list as .xlsx, .ods, .csv or .vcf.
import-empty = The file holds no list.
    .hint = The first row names the columns (id, name_en, country …); each row below is an official.
import-encoding = Line { $row } is not readable text: it is neither UTF-8 nor UTF-16 nor Arabic Windows-1256.
    .hint = Save the list again as “CSV UTF-8”, or as .xlsx, which has no such question.
import-unclosed_quote = The quotation mark that opens in line { $row } is not closed.
    .hint = Close it at the end of the value. A quotation mark within a quoted value is written twice.
import-row_length = Cells in row { $row }: { $found }; in the first row: { $expected }.
    .hint = A value with a comma or semicolon in it stands in quotation marks. See that nothing is shifted.
import-not_a_workbook = The file is not a workbook ({ $detail }).
    .hint = Open it in your spreadsheet program and save it as .xlsx, or as .csv.
import-cell_error = Row { $row }: a cell shows the error { $value }.
    .hint = Mend its formula, or write the value in its place.
import-left_out = Row { $row }: “{ $value }” cannot be a { $column } and was left out.
    .hint = The official is in the list all the same, by post. Correct the value at its source.
import-yaml = Line { $row }: this cannot be read as a list of members of Congress ({ $detail }).
    .hint = Take legislators-current.yaml of unitedstates/congress-legislators as it is published.

### The store and the directory

store-newer = { $path } was made by a newer Risala: its format is { $found }, this version knows up to { $known }.
    .hint = Install the newer version again. The file was not touched.
store-not_a_store = { $path } is not a store of Risala.
    .hint = Name another file or folder. The file was not touched.
store-damaged = The store { $path } is damaged: { $cause }.
    .hint = Restore the newest backup with “risala restore FILE”; the damaged file is set aside. Then check the disk.
    .window = Restore the newest backup under Settings; the damaged file is set aside. Then check the disk.
store-busy = The store { $path } is in use by another program ({ $cause }).
    .hint = Wait until other commands and windows of Risala are done, and try again.
store-network_folder = { $path } is on another computer ({ $kind }): the store could be damaged there.
    .hint = Name a folder on a disk of this computer with --data DIR, or set RISALA_DATA. Carry the store over with “risala backup”.
    .window = Make a backup under Settings, move Risala’s data folder to a disk of this computer (RISALA_DATA names it), and restore the backup there.
store-synced_folder = { $path } is copied to the cloud ({ $name }): the store could be damaged there.
    .hint = Name another folder with --data DIR, or set RISALA_DATA. Put backups into the synced folder instead.
    .window = Move Risala’s data folder out of what is copied to the cloud (RISALA_DATA names it). Put backups into the synced folder instead.
store-failed = The store { $path } does not work: { $cause }.
    .hint = Try again; “risala doctor” tells more. Nothing was changed by halves.
    .window = Try again; Settings tell what Risala stands on. Nothing was changed by halves.
backup-bytes = What is kept in { $path } is damaged: it was left out.
    .hint = Take it from an older backup, or seal and release the letter again. Then check the disk.
store-campaign_copied = The folder { $here } holds the same campaign as { $other }: both share their reference numbers.
    .hint = Go on in one of the two. For a campaign of its own give the copy another id in campaign.toml.
store-marked_meanwhile = { $count ->
    [one] A letter was
   *[other] { $count } letters were
} marked as sent by another way while this was prepared. Nothing was queued.
    .hint = Release again: the letters are counted anew.
directory-unknown_official = The directory has no official with the id { $id }.
    .hint = “risala officials list” shows the ids.
    .window = Look in the list under Officials.
directory-unknown_edit = There is no edit number { $edit }.
    .hint = “risala officials undo --list” shows the edits.
directory-nothing_to_undo = There is nothing to undo.
    .hint = “risala officials undo --list” shows the edits. Name one to undo an undo.
    .window = Everything is as it was before the first change.
directory-changed_since = { $official } was changed after edit { $edit }, by edit { $later }.
    .hint = Undo the later edit first, or set the cells with “risala officials edit”.
    .window = Undo the later edit first, or change the cells by hand under Officials.
directory-erased = Edit { $edit } erased an official: that is for good.
    .hint = A list that has the official can be imported again.
directory-opt_out_stays = The wish of { $official } not to be written to stays.
    .hint = Only “risala officials edit { $official } --opt-out "" --reason …” ends it.
    .window = Only “Lift the opt-out” ends it, on the card of { $official } under Officials, with a reason.
directory-opt_out_shared = Somebody else with the address { $address } of { $official } asked not to be written to.
    .hint = First give { $official } an address of their own with --set email=…, or end the wish of the other.
    .window = First give { $official } an e-mail address of their own under Officials, or end the wish of the other.
directory-no_reason = This needs a reason, for { $official }.
    .hint = Give it with --reason "…"; it is kept in the history.
    .window = Write the reason down; it is kept in the history.
directory-unknown_column = Officials have no column { $column }.
    .hint = Nearest is { $nearest }.
directory-fixed_column = The column { $column } is not set like this.
    .hint = An id never changes; an opt-out is set with --opt-out.
    .window = An id never changes; an opt-out has its own button on the official’s card.
directory-not_a_cell = “{ $value }” is not COLUMN=VALUE.
    .hint = For example --set title_en="Minister of Trade".
directory-same_email = { $official } has the address { $address }, as has { $other }.
    .hint = If they are one person, erase one of the two; a common address of an office is all right.
doctor-keyring = { $kind ->
    [absent] This system has no keyring.
    [locked] The keyring is locked or was never set up.
   *[failed] The keyring gives no answer.
}
    .hint = Passwords of identities and accounts are kept there. Unlock it, or start one (GNOME Keyring, KWallet).
doctor-clock = { $known ->
    [none] The clock shows { $now }, which cannot be.
   *[other] The clock shows { $now }, but the newest edit is of { $known }.
}
    .hint = Set date and time: letters and signatures are dated by them.
doctor-fonts = The built-in fonts are damaged: { $cause }.
    .hint = Install Risala again.

import-formula = Row { $row }: a cell is computed by a formula; its last result was read.
    .hint = Compare the value, or paste values in its place.
import-merged_cells = Rows { $row } to { $last } hold merged cells: only the first cell has the value, the others are empty.
    .hint = Separate the cells and fill each.
import-rows_above = The headings were found in row { $row }; what stands above them was left out.
    .hint = See that nothing but a title stands there.
import-unclosed_card = The card that begins in line { $row } does not end.
    .hint = Each card ends with END:VCARD. Export the cards again.
import-property = { $name } has no column and was left out; cards with it: { $count }.
    .hint = Write what matters of it into a note.
import-mapping = This does not say what a heading means: { $detail }
    .hint = On the command line: --map "Full name=name_en". In a file, below [columns]: "Full name" = "name_en". “-” leaves a column out.
    .window = Say beside each heading what it means, or leave its column out.
import-no_such_heading = No column is headed “{ $heading }”.
    .hint = The headings are: { $known }.
import-column_twice = The heading “{ $heading }” means { $column }, as one before does; it stays a column of its own.
    .hint = Say which is meant: --map "{ $heading }=…".
    .window = Say beside the heading which is meant.
import-column_left_out = The column “{ $heading }” was left out, as asked.
    .hint = Give it a meaning (--map "{ $heading }=…") to keep it.
    .window = Give the heading a meaning to keep its column.

seal-none = Wave { $wave } has no seal.
    .hint = Seal it with “risala seal”.
    .window = Seal it under “Sign and seal”.
seal-exists = Wave { $wave } is sealed already.
    .hint = See whether the seal still fits with “risala seal --check”. With --force a new one takes its place, and this one is kept under another name.
    .window = Check under “Sign and seal” whether it still fits. Sealed again, a new one takes its place, and this one is kept under another name.
seal-unreadable = This is no seal ({ $cause }).
    .hint = Take the file from whoever sealed the letters, or seal again with --force.
    .window = Take the file from whoever sealed the letters, or seal again.
seal-edited = This seal was changed after it was made: what it says does not fit its own hash.
    .hint = Take the file from whoever sealed the letters, or seal again with --force, and have it approved again.
    .window = Take the file from whoever sealed the letters, or seal again and have it approved again.
seal-foreign = This is the seal of another campaign or wave ({ $campaign }, wave { $wave }).
    .hint = Move the file away, and seal this wave.
seal-not_sealed = Nothing was sealed: { $count ->
        [one] one error
       *[other] { $count } errors
    }.
    .hint = Mend what follows; “risala check” shows it too.
    .window = Mend what follows; the Proof shows it too.
seal-empty = There is no letter to seal.
    .hint = “risala check” tells why each official gets none.
    .window = Under Proof, the list of those skipped says why each gets none.
seal-approver = The approver’s name is longer than { $limit } characters or holds invisible characters.
    .hint = Write first and family name, in one line.
seal-changed = { $part ->
        [pdf] The PDF
        [message] The e-mail
        [recipient] The recipient’s address or the sender’s
        [reference] The reference number
        [template] The template
        [languages] The languages
       *[channel] The channel
    } of this letter would no longer be as sealed.
    .hint = Take the change back (campaign, list, templates, pictures, facts, date), or seal again with --force and have it approved again.
    .window = Take the change back (campaign, list, templates, pictures, facts, date), or seal again and have it approved again.
seal-missing = This letter is sealed, and would no longer be made.
    .hint = See whether the official is still in the list, opted out, or has errors. To leave the letter out, seal again with --force.
    .window = See whether the official is still in the list, opted out, or has errors. To leave the letter out, seal again.
seal-added = This letter would be made, and is not sealed.
    .hint = Take the official out of the list, or seal again with --force and have it approved again.
    .window = Take the official out of the list, or seal again and have it approved again.
seal-signing = The campaign would sign otherwise than it did when it was sealed: with “{ $now }” instead of “{ $sealed }”, or at another level.
    .hint = Put [signing] back as it was, or seal again with --force.
    .window = Choose the identity and the level that were sealed, or seal again.
seal-bytes_missing = The sealed bytes are not on this computer: { $path }.
    .hint = Check on the computer where the letters were sealed, copy the folder “blobs” of its data folder, or seal again with --force.
    .window = Check on the computer where the letters were sealed, copy the folder “blobs” of its data folder, or seal again.
seal-bytes_damaged = The sealed bytes were changed or are damaged: { $path }.
    .hint = Seal again with --force: what is damaged is written anew. Then check the disk.
    .window = Seal again: what is damaged is written anew. Then check the disk.
seal-approval_foreign = This file is not the proof of this seal ({ $hash }), or another version of Risala wrote the proof.
    .hint = Write the proof again with “risala seal --proof”, and have that file signed.
    .window = Save the list to sign again under “Sign and seal”, and have that file signed.
opt_outs-unreadable = This file holds no opt-outs ({ $cause }).
    .hint = Make it with “risala officials opt-outs --export FILE” on the other computer. Nothing was added.
opt_outs-wrong_entry = Entry { $number } of the file, “{ $value }”, is no opt-out.
    .hint = An entry has a kind (id or email), a value and a day (2026-03-31). Nothing was added.

### Layout, fonts and pictures

font-missing_glyph = No font has the character { $code_point } ({ $character }). It stands in { $part ->
        [letterhead] the letterhead
        [reference] the reference and date
        [address] the address
        [sender] the sender’s line
        [subject] the subject
        [salutation] the salutation
        [item] a list item
        [closing] the closing
        [signature] the signature block
        [after] the lines after the signature
        [foot] the foot of the page
        [header] the header of page 2
       *[paragraph] a paragraph
    }.
    .hint = Replace the character with one the fonts have.
font-too_large = The font file is larger than { $megabytes } MB.
    .hint = Use a file with a single face and without pictures.
font-woff = The font is packed for websites (WOFF).
    .hint = Put the .ttf or .otf file of the same font in the campaign folder; the font’s maker or its download page has it.
font-collection = The file holds several fonts (a collection, .ttc).
    .hint = Use a file that holds one face, a .ttf or .otf for each of regular and bold.
font-variable = “{ $name }” is a variable font.
    .hint = Use its static faces: a .ttf or .otf file for each of regular and bold.
font-not_a_font = The file is no font.
    .hint = Use a TrueType or OpenType font, a .ttf or .otf file.
font-damaged = The font is damaged or incomplete: { $table }.
    .hint = Get the file from its source again.
font-no_outlines = The font has no outlines, only pictures or colours.
    .hint = Use a font with TrueType or OpenType outlines.
font-not_allowed = The maker of “{ $name }” does not allow parts of it in documents.
    .hint = Ask the maker for a licence and a file that allow embedding, or use another font.
font-letters = “{ $name }” lacks { $count } { $count ->
        [one] letter or sign
       *[other] letters or signs
    } of { $script ->
        [ar] Arabic
       *[en] English
    }: { $letters }
    .hint = Use a font that has them all.
font-no_joining = “{ $name }” does not join Arabic letters.
    .hint = Use a font made for Arabic script: one with tables that choose the form of each letter.
font-no_bold = There is no { $key }: bold words will look like the others.
    .hint = Name the file of the bold face under [fonts].
layout-word_too_wide = “{ $word }” is { $width } mm wide and { $allowed } mm are free. It stands in { $part ->
        [letterhead] the letterhead
        [reference] the reference and date
        [address] the address
        [sender] the sender’s line
        [subject] the subject
        [salutation] the salutation
        [item] a list item
        [closing] the closing
        [signature] the signature block
        [after] the lines after the signature
        [foot] the foot of the page
        [header] the header of page 2
       *[paragraph] a paragraph
    }.
    .hint = Shorten the word, or choose a layout with wider columns.
layout-address_lines = The address has { $lines } lines; there is room for { $allowed }.
    .hint = Shorten the name or the office, or join lines of the street in the official’s row.
layout-address_too_wide = The line “{ $line }” is { $width } mm wide; { $allowed } mm are free. It stands in { $part ->
        [letterhead] the letterhead
        [reference] the reference and date
        [address] the address
        [sender] the sender’s line
        [subject] the subject
        [salutation] the salutation
        [item] a list item
        [closing] the closing
        [signature] the signature block
        [after] the lines after the signature
        [foot] the foot of the page
        [header] the header of page 2
       *[paragraph] a paragraph
    }.
    .hint = Shorten the line.
layout-address_outside_window = The address does not stay inside the envelope’s window.
    .hint = Shorten the address, or choose another envelope (window) in campaign.toml.
layout-window_empty = The envelope has a window and the letter has no Latin address to show in it.
    .hint = Give this official an English text, or print without a window.
layout-letterhead_too_wide = The organization’s name “{ $name }” is { $width } mm wide; { $allowed } mm are free beside the emblem, on two lines at most.
    .hint = Give a shorter name for the letterhead.
layout-letterhead_narrow = The letterhead picture { $picture } fills { $width } mm of the sheet’s { $sheet } mm.
    .hint = Make the picture { $sheet } mm wide and { $height } mm high.
layout-reference_too_wide = Reference and date are { $width } mm wide; { $allowed } mm are free.
    .hint = Shorten the reference.
layout-foot_too_wide = The addresses in the foot are { $width } mm wide together; { $allowed } mm are free.
    .hint = Shorten the organization’s address.
layout-header_too_wide = The recipient’s name takes { $lines } lines of { $allowed } mm in the header of page 2; there is room for two.
    .hint = Shorten the name, or the letter to one page.
layout-subject_long = The subject takes { $lines } lines; { $allowed } at most look well.
    .hint = Shorten the subject.
layout-title_too_long = “{ $title }” takes { $lines } lines in the signature block; there is room for two.
    .hint = Shorten the signatory’s name or title.
layout-signatories = The letter has { $count } signatories; it can have 1 to { $allowed }.
    .hint = Name the signatories in campaign.toml.
layout-stamp_covers_text = The stamp covers words of the letter.
    .hint = Look at the page: shorten the signatory’s name or title, or leave the stamp out.
layout-picture_unknown = The size of the picture { $picture } is not known.
    .hint = Check that the file exists in the campaign folder and is a PNG, JPEG or SVG picture.
layout-many_pages = The letter has { $pages } pages.
    .hint = Shorten it: a letter is seldom read beyond its second page.
layout-too_many_pages = The letter has { $pages } pages; { $allowed } are allowed.
    .hint = Shorten the template.
layout-no_break = The letter does not fit its pages: no place is left where a page may end.
    .hint = Shorten what must stay together: the signature block, the enclosures and copies, or paragraphs that end with a colon.
layout-pair_missing = Row { $row }: { $language ->
        [ar] the Arabic
       *[en] the English
    } text lacks the partner of { $part ->
        [letterhead] the letterhead
        [reference] the reference and date
        [address] the address
        [sender] the sender’s line
        [subject] the subject
        [salutation] the salutation
        [item] a list item
        [closing] the closing
        [signature] the signature block
        [after] the lines after the signature
        [foot] the foot of the page
        [header] the header of page 2
       *[paragraph] a paragraph
    }.
    .hint = Give both languages of the template the same paragraphs and list items.
layout-pair_unequal = Row { $row }: the English has { $english } lines, the Arabic { $arabic }. The row is { $part ->
        [letterhead] the letterhead
        [reference] the reference and date
        [address] the address
        [sender] the sender’s line
        [subject] the subject
        [salutation] the salutation
        [item] a list item
        [closing] the closing
        [signature] the signature block
        [after] the lines after the signature
        [foot] the foot of the page
        [header] the header of page 2
       *[paragraph] a paragraph
    }.
    .hint = Check that one translates the other.
layout-suggest_stacked = One language is { $percent } % longer than the other, which leaves one column with gaps.
    .hint = The layout “stacked” would suit this letter better.
layout-sides_unequal = One language is { $percent } % longer than the other.
    .hint = Choose the layout “stacked” for this letter.
layout-justify_narrow = Lines cannot be justified in columns of { $width } mm; { $least } mm are needed.
    .hint = Leave out align = "justify", or choose a layout of full width: stacked, consecutive or single.
layout-justify_lines = Lines that could not be justified without gaps: { $count }. They end where their words end.
    .hint = Look at the page; another word order or the alignment "start" helps.
layout-no_text = The letter has { $texts } texts; its layout needs an Arabic and an English one, or one alone.
    .hint = Check “languages” and “layout” in campaign.toml.

picture-unknown = { $file } is neither a PNG, a JPEG nor an SVG picture.
    .hint = Save the picture in one of these formats.
picture-too_large = { $file } is too large for a letter.
    .hint = Make it smaller: at most 32 MB and 40 million pixels, or a simpler drawing.
picture-damaged = { $file } is damaged.
    .hint = Export the picture again from the program that made it.
picture-cmyk = { $file } has printing colours (CMYK).
    .hint = Save it with RGB or gray colours.
picture-text = { $file } contains text, and its font is not known here.
    .hint = Convert the text to paths in the drawing program.
picture-image = { $file } contains another picture.
    .hint = Use that picture itself as a PNG or JPEG file.
picture-gradient = { $file } contains a gradient or a pattern.
    .hint = Use plain colours, or save the drawing as PNG.
picture-effect = { $file } contains a mask, a filter or a blend mode.
    .hint = Remove the effect, or save the drawing as PNG.

### Signing

signing-not_pkcs12 = The identity is not a PKCS#12 file that Risala can read.
    .hint = Export certificate and private key together as a .p12 or .pfx file.
signing-damaged = The identity’s file is damaged.
    .hint = Copy it again from where it was first saved: it may have been cut off on the way.
signing-unsupported_encryption = The identity is encrypted in a way that Risala cannot read.
    .hint = Export it again with AES-256 (the default of OpenSSL 3) or TripleDES (older programs).
signing-wrong_password = The password does not open the identity.
    .hint = Type the password chosen when the file was exported; mind capitals and the keyboard’s language. A file changed since then does not open either.
signing-no_private_key = The identity holds certificates but no private key.
    .hint = Export it again from the program that has the key, with the private key included.
signing-no_certificate = The identity holds a private key but not its certificate.
    .hint = Export both together.
signing-unsupported_key = The identity’s key is of a kind with which Risala cannot sign.
    .hint = Use RSA of 2048 to 4096 bits, ECDSA P-256 or ECDSA P-384.
signing-expired = The certificate of { $subject } expired on { $at }.
    .hint = Ask its issuer for a new one, or make a new identity.
signing-not_yet_valid = The certificate of { $subject } is not valid before { $at }.
    .hint = Check the date of the letters and the computer’s clock.
signing-wrong_usage = The certificate of { $subject } is not for signing documents.
    .hint = Use one issued for signatures, not one of a web server or for encryption.
signing-mixed_scripts = “{ $value }” mixes Arabic and Latin letters.
    .hint = Keep each name in the certificate to one script: many readers fail on two.
signing-country = “{ $value }” is not a country code.
    .hint = Write two capital Latin letters, such as SY.
signing-same_script = Both names of the organization are in one script.
    .hint = Give one name in Arabic letters and one in Latin letters, or one name only.
signing-token_uri = The token’s address is wrong at “{ $part }”.
    .hint = Write it like pkcs11:token=LABEL;object=KEY?module-path=/usr/lib/MODULE.so, with %20 for a space. A PIN never stands in it.
signing-token_module = The token’s module { $module } cannot be used: { $cause }
    .hint = Install the software of the token’s maker and name its PKCS#11 module (.so, .dylib or .dll).
signing-token_absent = The token “{ $token }” is not there.
    .hint = Plug it in, or put the card into the reader, and compare the label in the address.
signing-token_several = { $count } tokens fit the address.
    .hint = Add the label or serial number to it: pkcs11:token=LABEL or pkcs11:serial=NUMBER.
signing-token_no_key = The token has no private key that fits the address.
    .hint = Compare object= and id= in the address with the keys that the token’s software shows.
signing-token_keys = { $count } keys on the token fit the address.
    .hint = Add object=LABEL or id=%01 of the key that is meant for signatures.
signing-token_asks = The key wants the PIN for each single signature, so letters cannot be signed in one go.
    .hint = Use another key of the token, or an identity in a file.
signing-token_wrong_pin = The PIN does not open the token.
    .hint = Take care: after a few wrong PINs the token locks itself. A wrong PIN kept in the keyring has been forgotten there.
signing-token_locked = The token’s PIN is locked after too many wrong ones.
    .hint = Unlock it with the PUK or the administrator’s PIN in the software of the token’s maker.
signing-token_pin_unset = The token’s PIN was never set, or must be changed first.
    .hint = Set it in the software of the token’s maker.
signing-token_failed = The token did not do its work: { $cause }
    .hint = Take it out and plug it in again; if that does not help, test it with the software of its maker.
signing-create = The identity could not be made: { $cause }
    .hint = Check the names; each has 1 to 64 characters.
signing-not_pdf = The file is not a PDF that Risala can read.
    .hint = Open it in a PDF program and save it again, or choose another file.
signing-encrypted = The PDF is encrypted.
    .hint = Sign a copy without password protection.
signing-locked = An earlier signature in the PDF forbids every change, another signature too.
    .hint = Ask its signer for a copy that may be signed again.
signing-field = The PDF has no empty signature field “{ $name }”.
    .hint = Choose another field, or none: Risala then takes the first empty one or adds one.
signing-too_large = The PDF has more than { $limit } bytes.
    .hint = Sign a smaller file.
signing-key_failed = The private key gave no signature.
    .hint = Open the identity again; if that does not help, export it anew.

signing-authority_unreachable = { $url } cannot be reached: { $cause }
    .hint = Check the address and the network connection, and try again.
signing-authority_slow = { $url } gives no answer in time.
    .hint = Try again later, or use another authority.
signing-authority_status = { $url } answers with an error: { $cause }
    .hint = Check the address; some authorities want an account.
signing-authority_too_large = The answer of { $url } is too large.
    .hint = Check the address: it may be one of a web page.
signing-tsa_rejected = The time-stamping authority { $url } refuses: { $reason }
    .hint = Ask the authority what it allows, or use another one.
signing-tsa_unreadable = The answer of { $url } is not a timestamp.
    .hint = Check the address: it must be one of a time-stamping authority (RFC 3161).
signing-tsa_nonce = { $url } gave a timestamp that belongs to another request.
    .hint = Try again; if it happens again, use another authority.
signing-tsa_imprint = { $url } gave a timestamp of another file.
    .hint = Try again; if it happens again, use another authority.
signing-tsa_signature = The signature of the timestamp from { $url } does not hold.
    .hint = Use another authority.
signing-tsa_certificate = The certificate of { $subject }, with which { $url } signs, is not for timestamps or was not valid.
    .hint = Use another authority.
signing-no_revocation = Nobody says whether the certificate of { $subject } was revoked.
    .hint = Choose level = "B-T", or use a certificate whose issuer answers by OCSP or publishes a list.
signing-no_issuer = The certificate of the issuer of { $subject } is missing.
    .hint = Export the identity again with all certificates up to the root. If it is the time-stamping authority’s, use another authority.
signing-revoked = The certificate of { $subject } was revoked on { $at }.
    .hint = Ask its issuer for a new one.

### Mail

mail-address = { $field }: “{ $value }” is not an e-mail address.
    .hint = Write it as name@example.org, without spaces or brackets.
mail-address_script = { $field }: the part before the @ of “{ $value }” is not in Latin letters.
    .hint = Every server on the way must understand this address: use one in Latin letters.
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
mail-plain_refused = Without TLS Risala connects to this computer only.
    .hint = Set --security tls (port 465) or --security starttls (port 587).
    .window = Choose TLS from the beginning (port 465) or STARTTLS (port 587) as the account’s encryption.
mail-roots = The certificates that the account trusts cannot be used.
    .hint = Give --ca-file a PEM file with the authority’s certificate; without --ca-file this system must have certificates of its own (package ca-certificates).
    .window = This system must have certificates of its own (package ca-certificates). For a server of one’s own, install its authority’s certificate in the system.
mail-proxy = The proxy does not let the connection through: { $cause }
    .hint = Check the proxy’s address, and whether it allows connections to the mail server’s port.
mail-offline = The server cannot be reached: { $cause }
    .hint = Check the network, the server’s name and its port; many networks block port 25, and some 465 and 587.
mail-timeout = The server did not answer in time ({ $phase }).
    .hint = Try again later; if that happens every time, check the port and --security.
    .window = Try again later; if that happens every time, check the account’s port and encryption.
mail-closed = The server ended the connection ({ $phase }).
    .hint = Try again later; if that happens every time, check the port and --security.
    .window = Try again later; if that happens every time, check the account’s port and encryption.
mail-garbled = What the server says is not SMTP ({ $phase }).
    .hint = Check the port: 465 speaks TLS at once, 587 after STARTTLS. Nothing of the login was sent.
mail-tls_expired = The server’s certificate is not valid at this time.
    .hint = Check this computer’s date; if it is right, the server’s operator must renew the certificate. Nothing of the login was sent.
mail-tls_wrong_host = The server’s certificate is for other names: { $names }
    .hint = Servers shared by many domains have one name of their own: set --server to one of these if your provider’s documents name it, else ask the provider. Nothing of the login was sent.
    .window = Servers shared by many domains have one name of their own: make one of these the account’s server if your provider’s documents name it, else ask the provider. Nothing of the login was sent.
mail-tls_unknown_issuer = Nobody whom this computer trusts vouches for the server’s certificate.
    .hint = For a private server give its authority’s certificate by --ca-file; at a public provider somebody may be reading along: try from another network. Nothing of the login was sent.
    .window = For a server of one’s own, install its authority’s certificate in the system; at a public provider somebody may be reading along: try from another network. Nothing of the login was sent.
mail-tls_self_signed = The server’s certificate vouches for itself.
    .hint = If the server is your own, give its certificate by --ca-file; at a public provider somebody may be reading along: try from another network. Nothing of the login was sent.
    .window = If the server is your own, install its certificate in the system; at a public provider somebody may be reading along: try from another network. Nothing of the login was sent.
mail-tls_old_version = The server speaks only old versions of TLS, which are not safe.
    .hint = Its operator must enable TLS 1.2 or 1.3; until then use another server. Nothing of the login was sent.
mail-tls_not_spoken = The server answers, but not with TLS.
    .hint = Port 587 wants --security starttls, port 465 --security tls. Nothing of the login was sent.
    .window = Port 587 wants STARTTLS, port 465 TLS from the beginning. Nothing of the login was sent.
mail-tls_failed = No safe connection came about: { $cause }
    .hint = Try again later, and from another network. Nothing of the login was sent.
mail-no_starttls = The server offers no STARTTLS on this port.
    .hint = Use port 465 with --security tls. Where STARTTLS was there before, somebody on the way may have removed it: try from another network. Nothing of the login was sent.
    .window = Use port 465 with TLS from the beginning. Where STARTTLS was there before, somebody on the way may have removed it: try from another network. Nothing of the login was sent.
mail-injected = Somebody put bytes into the connection before TLS began.
    .hint = Do not send from this network; tell the server’s operator. Nothing of the login was sent.
mail-no_auth = The server offers no way to log in that fits this account.
    .hint = Check port and server; some providers take no passwords any more, and servers for delivery (port 25) take no logins.
mail-slow_down = The server asks for patience: { $reply }
    .hint = Wait, and send fewer letters a minute (--per-minute).
    .window = Wait, and let the account send fewer letters a minute.
mail-quota = The account has sent as much as it may: { $reply }
    .hint = The letters stay queued and leave when the provider’s 24 hours are over; --per-day keeps below its limit.
    .window = The letters stay queued and leave when the provider’s 24 hours are over; the account’s letters in 24 hours keep below its limit.
mail-login_refused = The server refuses the login: { $reply }
    .hint = Check login name and password. Google, Yahoo and Apple want an app password; Microsoft 365 wants OAuth2. Several wrong tries may lock the account.
mail-sender_refused = The server does not let this account send from this address: { $reply }
    .hint = Use the account’s own address as sender, or have the provider allow the other one (“send as”).
mail-server_refuses = The server refuses to serve this account: { $reply }
    .hint = Ask the server’s operator, with this answer.
mail-no_account = There is no account { $account }.
    .hint = risala account list shows those there are; risala account add makes one.
    .window = Choose or set up an account under Send.
mail-account_exists = There is an account { $account } already.
    .hint = Choose another name, or pass --force to take its place.
    .window = Choose another name, or change the account that there is.
mail-setting = “{ $value }” cannot be the { $setting } of an account.
    .hint = See risala account add --help. A proxy is socks5://host:port or http://host:port, without a password.
    .window = Correct it in the account’s form, under Send.
mail-password_needed = Nobody gave the password of the account { $account }{ $why ->
    [absent] , and this system has no keyring
    [locked] , and the keyring is locked or was never set up
    [failed] , and the keyring gives no answer
   *[missing] , and the keyring does not have it
}.
    .hint = Run risala account add again with --force to keep it in the keyring; for runs without a person there are --password-file, --password-command and systemd’s LoadCredential.
    .window = Enter it in the account’s form, under Send.
mail-login_needed = Nobody has agreed yet that the account { $account } may send{ $why ->
    [absent] , or this system has no keyring to remember it
    [locked] , or the keyring is locked
    [failed] , or the keyring gives no answer
   *[missing] {""}
}.
    .hint = Run risala account login { $account }; for runs without a person add --hand-to, and give the secret by --password-command or systemd’s LoadCredential.
    .window = Let the provider’s page open, and agree there: “Agree again” in the account’s form, under Send.
mail-no_consent = The account { $account } logs in by a password; there is no consent to renew.
    .hint = Run risala account add again with --force and --oauth to log in by a consent.
    .window = To log in by a consent, choose so in the account’s form, under Send.
mail-not_taken = The command did not take the secret of { $account }: { $cause }
    .hint = Try the command by itself; it is given one line on its standard input. Then run risala account login { $account } again.
mail-oauth_plain = Tokens are not sent to { $url } without TLS.
    .hint = Give an address that begins with https://.
mail-oauth_no_device = { $provider } gives no codes for mail on other devices.
    .hint = Leave --device out, on a computer with a browser; --hand-to can bring the consent to a server.
    .window = Agree in a browser on this computer.
mail-oauth_port = This computer gives no port for the browser’s answer: { $cause }
    .hint = Try again, or use --device.
    .window = Try again, or agree by a code on any device.
mail-oauth_denied = The consent was refused ({ $reason }).
    .hint = Agree in the browser with the account’s own login. In an organization an administrator may have to allow the client first.
mail-oauth_state = The browser brought the answer to another login; it was not taken.
    .hint = Close old login pages and run the command again.
mail-oauth_timeout = Nobody agreed in time.
    .hint = Run the command again, and open its address in a browser on this computer; with --device on any.
    .window = Ask for the consent again, and agree in the browser that opens; by a code on any device.
mail-consent_revoked = The consent of the account { $account } has ended: { $reason }
    .hint = Run risala account login { $account }. Letters that wait stay queued.
    .window = Agree again under Send. Letters that wait stay queued.
mail-oauth_client = The provider does not accept the client ({ $reason }).
    .hint = Check --client-id, and the client’s secret (--client-secret-from). At Google the client’s type is “desktop app”; at Microsoft the platform is “mobile and desktop applications” with http://localhost.
    .window = Check the client’s id and its secret in the account’s form. At Google the client’s type is “desktop app”; at Microsoft the platform is “mobile and desktop applications” with http://localhost.
mail-oauth_refused = The provider refuses: { $reason }
    .hint = Look the word up at the provider. Often the client lacks the permission for mail, or a tenant wants its own addresses (--authorize-url, --token-url).
    .window = Look the word up at the provider. Often the client lacks the permission for mail, or a tenant wants its own addresses in the account’s form.
mail-oauth_unreachable = The provider that gives tokens cannot be reached: { $cause }
    .hint = Check the network and the proxy, and try again.
mail-oauth_answer = What the provider answers is no token.
    .hint = Check the addresses (--token-url, --device-url).
    .window = Check the provider’s addresses in the account’s form.
mail-oauth_no_refresh = The provider gave a token that ends soon, and none to renew it by.
    .hint = Ask for lasting access in --scopes (often offline_access), and allow it for the client.
    .window = Ask for lasting access among the account’s permissions (often offline_access), and allow it for the client.
mail-not_found = Nothing is known of how { $domain } sends mail.
    .hint = Ask the provider for the name of its SMTP server, and give --server, --port and --user.
    .window = Ask the provider for the name of its SMTP server, and type server, port and login name in.
mail-no_network = Nobody answers questions about names; the settings cannot be looked up.
    .hint = Check the network and try again, or give --server.
    .window = Check the network and try again, or type the server in.
mail-not_confirmed = The settings found for { $address } were not used.
    .hint = Run the command again with --yes to use them, or with --server and --port to set others.
mail-name_server = “{ $value }” is not a name server.
    .hint = Give its address in digits, such as --dns 9.9.9.9, with :port where it has another.
mail-sender_free = Anybody can have an address of { $domain }.
    .hint = A government office takes a letter from such an address less seriously, and cannot tell it from an impostor’s. Write from an address of the organization’s own domain.
mail-sender_free_elsewhere = Letters from { $domain } are proven by its own servers alone, and { $server } is not one of them.
    .hint = Receivers refuse them or put them aside (DMARC). Send by the provider of the address, or better from an address of the organization’s own domain.
mail-spf_missing = { $domain } does not say which servers may send in its name (SPF).
    .hint = Have whoever keeps the domain’s DNS add a TXT record{ $entry ->
        [none] {""}
       *[other] : v=spf1 include:{ $entry } ~all
    }. Without it letters more often end as spam.
mail-spf_other = What { $domain } says of who may send (SPF) does not name { $provider }.
    .hint = Have include:{ $entry } added to the domain’s TXT record that begins with v=spf1, before its last word.
mail-spf_broken = Receivers cannot use what { $domain } says of who may send (SPF).
    .hint = There may be one TXT record that begins with v=spf1 only, and it may lead to ten further questions at most. Whoever keeps the domain’s DNS can join them.
mail-dkim_missing = { $provider } does not sign letters of { $domain } with the domain’s own key (DKIM).
    .hint = Switch DKIM on in the provider’s administration, and have the record that it shows added to the domain’s DNS.
mail-dmarc_missing = { $domain } does not ask receivers to refuse forged letters (DMARC).
    .hint = Once SPF and DKIM are in order, a TXT record at _dmarc.{ $domain } helps against forgery: v=DMARC1; p=quarantine.
mail-dmarc_unaligned = { $domain } asks receivers to refuse or put aside what is not proven (DMARC), and letters by { $server } would not be.
    .hint = Have SPF or DKIM set up for { $provider } first; until then letters do not arrive.
mail-domain_unknown = Nobody answers questions about { $domain }; who may send in its name was not looked up.
    .hint = Run risala account test again with a network.
    .window = Test the account again once there is a network.
mail-command_held = The command of the account { $account } came with a restored backup, and nobody has confirmed it: { $command }
    .hint = Read the command. If it is yours, run risala account confirm { $account }; else set the account anew with risala account add --force.
mail-app_password = { $provider } does not take the mailbox’s own password from programs: { $reply }
    .hint = Make an app password in the account’s security settings (two-step verification must be on), and run risala account add again with --force.
    .window = Make an app password in the account’s security settings (two-step verification must be on), and enter it in the account’s form.
mail-consent_wanted = { $provider } takes no passwords from programs: { $reply }
    .hint = Run risala account add again with --force, --oauth and the organization’s own --client-id.
    .window = Choose to log in by a consent in the account’s form, with the organization’s own client.
mail-wrong_port = Port { $port } of { $provider } is not for this kind of connection, or is closed on the way ({ $phase }).
    .hint = Programs hand letters over on port 465 with --security tls, or on 587 with --security starttls. Port 25 is for servers among themselves, and many networks close it.
    .window = Programs hand letters over on port 465 with TLS from the beginning, or on 587 with STARTTLS. Port 25 is for servers among themselves, and many networks close it.
mail-keeps_sent = { $provider } itself keeps what was sent; no copies are put beside it.
    .hint = There is nothing to do: the letters will be found in the folder of what was sent.
mail-not_kept = The password of { $account } is not kept: { $why ->
    [absent] this system has no keyring
    [locked] the keyring is locked or was never set up
   *[failed] the keyring did not take it
}. It is forgotten when the program ends.
    .hint = Start a keyring (GNOME Keyring, KWallet), or use --password-command, --password-file or systemd’s LoadCredential.
    .window = Start a keyring (GNOME Keyring, KWallet); until then the password is asked for again with each start.

### The outbox

outbox-no_wish = There is nothing of the number { $id } among what came back.
    .hint = risala bounces list shows the numbers.
outbox-no_inbox = The account { $account } names no mailbox to read.
    .hint = Run risala account add again with --force and --imap-server, or give files: risala bounces take FOLDER.
    .window = Give the account its mailbox’s server (IMAP) under Send, or take messages in from files.
outbox-running = Another process is already sending from { $path }.
    .hint = Wait until it has ended, or look with “risala outbox status”. Only one sends at a time, so that nothing is sent twice.
    .window = Wait until it has ended; the Outbox shows it. Only one sends at a time, so that nothing is sent twice.
outbox-wrong_count = Released: { $released }; letters there are: { $letters }. Nothing was queued.
    .hint = Look at what “risala check” says, then release exactly { $letters }. Already in the outbox: { $already }; written to lately: { $lately }.
    .window = Look at the Proof, then release exactly { $letters }. Already in the outbox: { $already }; written to lately: { $lately }.
outbox-wrong_seal = The seal released is not the seal of this wave ({ $found }).
    .hint = Give the whole hash that “risala seal --check” shows, or its first 16 characters.
outbox-not_released = Nothing was queued. Errors that keep the letters from going out: { $count }.
    .hint = Mend what is listed; “risala check” shows all of it.
    .window = Mend what is listed; the Proof shows all of it.
outbox-nothing = There is no letter to queue. Already in the outbox: { $already }; written to lately: { $lately }.
    .hint = What waits in the outbox goes on with “risala outbox run”; “risala outbox status” shows it.
    .window = What waits in the Outbox goes on with “Send now”.
outbox-other_sender = The letters come from { $from }, but the account sends as { $account }.
    .hint = Many servers refuse that. Use the account of this address, or allow the address in the account’s settings at the provider.
outbox-lately = { $official } was written to on { $date }, less than { $days } days ago.
    .hint = The letter is left out. To write all the same, give the reason with --again "…".
    .window = The letter is left out. To write all the same, give the reason under Send.
outbox-hours = “{ $value }” are no hours.
    .hint = Write them like 09:00-17:00.
outbox-bytes = The bytes of the letter to { $official } are gone or damaged ({ $path }).
    .hint = Restore the data folder’s blobs from a copy. The letter is held and not sent.
outbox-held = Letters held until a person releases them: { $count }.
    .hint = The store was restored or copied, or a file is damaged: look with “risala outbox status --letters”. If no other computer sends them: risala outbox retry --held
    .window = The store was restored or copied, or a file is damaged: look in the Outbox. If no other computer sends them, let them go on there.
outbox-unconfirmed = Letters of which nobody knows whether they arrived: { $count }. They are not sent again by themselves.
    .hint = “risala outbox resolve” looks for them in the account’s mailbox. For what is not found there: look or ask, then risala outbox resolve ID --sent (or --not-sent).
    .window = Look or ask whether they arrived, then decide letter by letter in the Outbox.
outbox-refused = Letters refused by the recipients’ servers: { $count }.
    .hint = “risala outbox status --letters” shows each answer. Correct the addresses and write by another way.
    .window = The Outbox shows each answer. Correct the addresses and write by another way.
outbox-late = Letters not taken before their deadline: { $count }.
    .hint = To go on trying for five more days: risala outbox retry --deferred
    .window = To go on trying for five more days, queue them again in the Outbox.
outbox-halted = { $account ->
    [all] Sending is halted ({ $reason }).
   *[other] The account { $account } is halted ({ $reason }).
}
    .hint = Mend the reason, then: risala outbox resume
    .window = Mend the reason, then choose “Go on”.
outbox-no_letter = No letter “{ $id }” can be moved so.
    .hint = “risala outbox status --letters” shows ids and states.
    .window = The Outbox shows how each letter stands.
outbox-sent_elsewhere = Another computer sent the letter to { $official }.
    .hint = It is not sent a second time. If it must be all the same, say why: risala outbox retry ID --again "…".
    .window = It is not sent a second time.
outbox-no_mailbox = The account { $account } has no mailbox to look into.
    .hint = Add it again with its IMAP server: risala account add { $account } … --imap-server HOST --force. Or say yourself what arrived: risala outbox resolve ID --sent (or --not-sent).
    .window = Give the account its mailbox’s server (IMAP) under Send, or say yourself in the Outbox what arrived.
outbox-not_copied = { $count ->
    [one] One copy was
   *[other] { $count } copies were
} not put among what { $account } has sent: { $cause }
    .hint = The letters themselves were accepted. The copies are made with the next “risala outbox run”.
    .window = The letters themselves were accepted. The copies are made with the next sending.
outbox-bounced = The address { $address } did not work: a letter to it came back on { $date }{ $status ->
    [none] .
   *[other] {" "}({ $status }).
}
    .hint = Look for another address and correct the list, or write by post. “risala bounces list” shows what came back. As it is, a letter still goes there.
    .window = Look for another address and correct the list, or write by post. The Outbox shows what came back. As it is, a letter still goes there.
outbox-test_failed = The test letter was not taken: { $reply }.
    .hint = The answer is the server’s. “risala account test” looks at each step.
    .window = The answer is the server’s. The test of the account looks at each step.
outbox-test_of_one = A test letter is that of one official.
    .hint = Name the official with --only ID.
outbox-written_unreadable = The file is no list of officials written to: { $cause }
    .hint = Make it on the other computer with “risala outbox written --export FILE”.
    .window = Save it in the Outbox of the other computer, as the list of those written to.
outbox-bundle = The bundle is not as it was written: { $what }.
    .hint = Take another copy of it. A file was changed, lost or added after “risala outbox export”.
    .window = Take another copy of it. A file was changed, lost or added after the evidence was saved.

### Files and commands

file-no_campaign = { $path } is not a campaign folder: it holds no campaign.toml.
    .hint = Name the folder that holds campaign.toml, or make a new campaign with “risala new”.
    .window = Open the folder that holds campaign.toml, or begin a new campaign.
file-not_found = { $path } does not exist.
    .hint = Check the spelling, and whether the file was moved.
file-unreadable = { $path } cannot be read: { $cause }.
    .hint = Check who may read it, and whether another program holds it open.
file-too_large = { $path } is larger than { $kilobytes } KB.
    .hint = Make it smaller, or check that this is the file you meant.
file-not_utf8 = { $file } is not written in UTF-8.
    .hint = Save the file again in your editor with the encoding UTF-8.
file-outside = { $file } lies outside the campaign folder.
    .hint = Copy the file into the campaign folder and name it by its path there.
file-exists = { $path } exists already.
    .hint = Choose another folder, or allow overwriting with --force.
    .window = Choose another folder, or have the files there replaced.
file-disk_full = There is no room left on the disk for { $path }.
    .hint = Free some space or choose a folder on another disk. No half-written file was left.
file-not_writable = { $path } cannot be written: { $cause }.
    .hint = Choose a folder in which you may create files.
file-write_failed = { $path } could not be written: { $cause }.
    .hint = Try again, or choose a folder on another disk.
file-no_data_folder = This system does not say where programs keep their data.
    .hint = Name a folder with --data DIR, or set RISALA_DATA.
file-not_empty = { $path } is not empty.
    .hint = Name a new folder; “risala new” does not write over what is there.
    .window = Name a new folder; nothing is written over what is there.
file-changed_outside = { $file } was changed outside this window since it was read.
    .hint = Take the new version, or write the one in the window in its place.
file-same_name = The letters for { $official } and { $other } would both be named { $name }.
    .hint = Add { "{" }id{ "}" } or { "{" }reference{ "}" } to file_name in campaign.toml.
file-not_opened = No application opened { $path } ({ $cause }).
    .hint = Open it from the system’s file manager.
command-unknown_official = The list has no official with the id { $id }.
    .hint = Ids are compared as they stand in the list, capitals included.
command-unknown_template = The campaign has no template named { $name }.
    .hint = Its templates are: { $known }.
command-bad_date = “{ $date }” is not a date.
    .hint = Write it as 2026-03-31 or 2026-03-31T09:00:00+03:00.
command-no_page = The letter has no page { $page }; it has { $pages }.
    .hint = Choose a page from 1 to { $pages }.
command-no_letter = There is no letter for { $id }: { $reason }.
    .hint = Choose an official who gets a letter.
command-bad_jobs = { $jobs } letters at a time are not possible.
    .hint = Choose a number from 1 to { $most }, or leave it out.
command-no_directory = There is no directory of officials yet.
    .hint = Take a list in with “risala import FILE”.
    .window = Take a list in under Officials.
command-unknown_signatory = No signatory is called “{ $name }”.
    .hint = Signatories: { $known }.
command-stopped = Stopped before the end. Letters not made: { $count }.
    .hint = Start again when it suits; nothing unfinished was kept.
command-internal = Something went wrong inside Risala: { $cause }.
    .hint = Please report it, with the campaign if it may be shown.
skip-opt_out = asked on { $date } not to be written to
skip-no_channel = cannot be reached: the channel is “none”
skip-no_language = no language of the campaign and the template suits this official
skip-not_by_email = the letter goes by another way: { $channel }
skip-in_outbox = has a letter of this wave in the outbox, or another computer sent one
skip-bounced = the address does not work: a letter to it came back
skip-lately = was written to on { $date }, less than { $days } days ago
file-not_made = Letters not made because the disk is full: { $count }.
    .hint = Free some space and run the command again with --force.
    .window = Free some space and do it again.
official-no_reference = { $official } has no reference number in the column { $field }.
    .hint = Fill the cell, or number the letters with a pattern in campaign.toml.
command-bad_dpi = { $dpi } pixels an inch are too few or too many.
    .hint = Choose a number from 20 to 600.
mail-no_sender = The organization has no e-mail address to write from.
    .hint = Add email under [organization] in campaign.toml.
signing-not_configured = The campaign names no identity, so the letters carry no digital signature.
    .hint = Name a .p12 file under [signing] in campaign.toml, or pass --unsigned to say that none is wanted.
    .window = Choose or make an identity under “Sign and seal”, or let the letters go unsigned.
signing-no_identity = There is no identity { $identity }.
    .hint = Name a .p12 file, one that risala identity list shows, or a token’s address (pkcs11:token=…); or pass --unsigned.
    .window = Choose one of the identities under “Sign and seal”, or make one there.
signing-password_needed = The identity { $identity } has a password, and the keyring does not have it.
    .hint = Enter it in the window, or run risala identity show with --remember; for runs without a person there is --identity-password-file.
    .window = Enter it; the keyring remembers it if you wish.
signing-keyring_absent = The identity { $identity } has a password, and this system has no keyring to remember it.
    .hint = Start a keyring (GNOME Keyring, KWallet), or use --identity-password-file, --password-stdin or --identity-password-command.
    .window = Enter it; it is asked for again with each start. A keyring (GNOME Keyring, KWallet) would remember it.
signing-keyring_locked = The identity { $identity } has a password, and the keyring is locked or was never set up.
    .hint = Unlock the keyring, for instance in “Passwords and Keys”, and try again.
signing-keyring_failed = The identity { $identity } has a password, and the keyring gives no answer.
    .hint = Log in anew, or use --identity-password-file, --password-stdin or --identity-password-command.
    .window = Enter it; or log in to this computer anew, so that the keyring answers.
signing-not_remembered = The password of { $identity } was not remembered: { $why ->
    [absent] this system has no keyring
    [locked] the keyring is locked or was never set up
   *[failed] the keyring did not take it
}.
    .hint = Signing works; the password will be asked for again next time.
signing-password_file = { $path } holds no password.
    .hint = Its first line is the password, in UTF-8, of at most 4,096 bytes.
signing-password_command = The command that tells the password did not: { $cause }
    .hint = Run it in a terminal: it must print the password as its first line and end with success within two minutes.
signing-password_differs = The two passwords differ.
    .hint = Type the same one twice.
signing-new_password = A new identity needs a password.
    .hint = Type it at a terminal, or use --identity-password-file, --password-stdin or --identity-password-command.
    .window = Type it twice.
signing-password_short = The password has fewer than { $limit } characters.
    .hint = Choose a longer one, best of several words: it protects the organization’s signature.
signing-token_no_module = No PKCS#11 module is named for the token.
    .hint = Add ?module-path=/usr/lib/MODULE.so to its address, set RISALA_PKCS11_MODULE, or install p11-kit.
signing-token_foreign_module = The campaign names the module { $module }, which is not among this computer’s installed programs.
    .hint = A module is a program: a campaign may only name installed ones. If you trust it, set RISALA_PKCS11_MODULE instead.
signing-missing_chain = The identity lacks the certificate of its issuer ({ $issuer }); many readers will not find it and show “unknown”.
    .hint = Ask the issuer for its intermediate certificates and export the identity again with “all certificates in the path”.
signing-self_made = The letters are signed with a certificate that { $name } issued to itself; Acrobat and others show its signer as unknown.
    .hint = Publish the certificate’s fingerprint on the organization’s website, or sign with a certificate of an authority that readers trust, or send unsigned letters with their hash published on the website, or sign in ink. See risala identity show.
    .window = Publish the certificate’s fingerprint on the organization’s website, or sign with a certificate of an authority that readers trust, or send unsigned letters with their hash published on the website, or sign in ink. “Sign and seal” shows what readers see.
signing-identity_name = “{ $name }” cannot be the name of an identity.
    .hint = Use 1 to 64 letters, digits, hyphens and underscores.
signing-one_language = The certificate names the organization in one language only.
    .hint = Give its name in the other language too, as a second --organization: recipients of both languages then know it.
    .window = Give its name in the other language too: recipients of both languages then know it.
signing-fallback = The file is signed at level B-B only, without a timestamp.
    .hint = Sign it again later, or leave fallback out if a letter without a timestamp is of no use.
signing-no_certificates = { $file } holds no certificate.
    .hint = Name a file with certificates in PEM or DER.
signing-no_signature = { $file } carries no signature.
    .hint = Check that this is the signed file.
signing-broken = The signature { $field } in { $file } does not hold: { $integrity ->
    [changed] the file was changed
    [forged] it was not made with the certificate’s key
    [bad-range] it leaves out a part of the file
   *[other] it cannot be read
}.
    .hint = Do not rely on this file; ask its sender for the original.
signing-changed_after = { $file } was changed after the signature { $field }.
    .hint = Only the earlier state is signed; ask its sender for the original.
signing-timestamp_broken = The timestamp of the signature { $field } in { $file } does not hold.
    .hint = The signature itself may be sound; ask its sender for the original.
signing-revoked_before = The certificate behind the signature { $field } in { $file } was revoked on { $at }, before the signature was made.
    .hint = Do not rely on this signature; ask its sender.
signing-outside_validity = The certificate behind the signature { $field } in { $file } { $validity ->
    [expired] had expired when the signature was made
   *[not-yet] was not valid yet when the signature was made
}.
    .hint = Ask its sender for a signature with a valid certificate.
signing-untrusted = Nobody you trust vouches for the signature { $field } in { $file }.
    .hint = Name the signer’s certificate with --trust once you have checked it by another way.

### How readers show a signature

identity-reader_acrobat = Adobe Acrobat and Reader, Foxit
identity-reader_free = Okular, Evince, LibreOffice
identity-reader_browsers = Browsers, phones, macOS Preview
identity-reader_risala = risala verify, EU validators
identity-shows_acrobat = { $kind ->
    [self_made] “Validity unknown”: the document has not changed, its signer is not known. It stays so until a recipient adds the certificate to the trusted ones.
   *[issued] “Signed, all signatures are valid” if the authority is on Adobe’s list (AATL) or the EU’s (EUTL); “validity unknown” otherwise.
}
identity-shows_free = { $kind ->
    [self_made] The signature is valid, its certificate is not trusted.
   *[issued] The signature is valid; the certificate is trusted if the system knows the authority.
}
identity-shows_browsers = Mostly nothing: the letter looks unsigned, with its visible signature block.
identity-shows_risala = { $kind ->
    [self_made] The letter is whole and unchanged; trust: self-made.
   *[issued] The letter is whole and unchanged; trusted if the authority is named or on the EU’s list.
}
identity-advice_publish = Publish the certificate and its SHA-256 on the organization’s website, so that recipients can compare it.
identity-advice_authority = Or sign with a certificate that an authority on Adobe’s or the EU’s list issued to the organization.
identity-advice_unsigned = Or send letters unsigned (--unsigned) and publish the SHA-256 of each on a page of the organization.
identity-advice_ink = Or sign in ink: ink = true at a signatory leaves room for it.

### The proof of a seal

proof-title = Letters under seal: { $campaign }, wave { $wave }
proof-intro =
    Whoever signs this file approves exactly the letters listed here. A change of any of them breaks the seal.
    Letters: { $letters }, dated { $moment }
    Campaign: { $id }
    Seal (SHA-256): { $hash }
proof-letters = Letters
proof-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}

### The page of forms

report-title = Forms of address
report-intro =
    Each entry: address line, then salutation and style, then closing. Names are made up.
    Please tick what is right, and write beside it what is not.
report-section = { $origin ->
        [own] The campaign’s own forms ({ $lang ->
            [ar] Arabic
           *[en] English
        })
        [arabic] Arabic
        [english] English, all regions: monarchs and spiritual leaders
        [us] English, United States
        [uk] English, United Kingdom and all countries not below
        [eu] English, European Union and its members
       *[un] English, United Nations; heads of state and government and envoys of other countries
    }
report-rank = { $value ->
        [head-of-state] Head of state
        [prime-minister] Prime minister
        [minister] Minister
        [ambassador] Ambassador
        [director] Director
        [legislator] Legislator
       *[other] Other
    }
report-gender = { $value ->
        [female] female
        [male] male
       *[unspecified] not known
    }
report-of_title = { $value }
report-office = no form for the person: the office is addressed
report-approval = only when approved for the campaign
report-unreviewed = not confirmed yet

### Command line

cli-error = error
cli-warning = warning
cli-hint = hint
cli-more = … and { $count } more of { $code }
cli-skipped = No letter for { $count ->
    [one] one official:
   *[other] { $count } officials:
}
cli-skipped_one = {"  "}{ $official }: { $reason }
cli-new = Campaign folder { $folder } is ready.
cli-check_sound = { $officials ->
    [one] One official
   *[other] { $officials } officials
}, { $letters ->
    [one] one letter
   *[other] { $letters } letters
}; nothing is wrong.
cli-check_wrong = { $officials ->
    [one] One official
   *[other] { $officials } officials
}, { $letters ->
    [one] one letter
   *[other] { $letters } letters
}; errors: { $errors }, warnings: { $warnings }.
cli-consent = { $number }. { $name }: { $standing ->
        [given] agreed on { $on } ({ $how })
        [changed] agreed on { $on } to another version of the text
        [sample] a sample, nobody to ask
       *[missing] has not agreed
    } · text { $text }…
cli-forms = Forms in { $out }: { $forms }; not confirmed yet: { $unreviewed }.
cli-render = { $count ->
    [one] One letter
   *[other] { $count } letters
} in { $folder }.
cli-mails = { $count ->
    [one] One e-mail
   *[other] { $count } e-mails
} in { $folder }.
cli-released = { $count ->
    [one] One letter is
   *[other] { $count } letters are
} in the outbox of the account { $account }. They can be taken back until { $until }: risala outbox cancel
cli-forecast = The last letter leaves about { $at }.
cli-rehearsed = { $count ->
    [one] One letter
   *[other] { $count } letters
} went to a server on this computer; what it received is in { $folder }. Nothing left this computer.
cli-tested = The test letter was taken: { $reply }
cli-outbox_letter = { $official }: { $state }
cli-outbox_account = Account { $account }: { $code }
cli-outbox_resting = Account { $account } waits ({ $code }).
cli-outbox_progress = accepted { $accepted }, waiting { $waiting }, last letter about { $at }
cli-outbox_ended = accepted { $accepted }, deferred { $deferred }, refused { $refused }, unconfirmed { $unconfirmed }, held { $held }; waiting { $waiting }.
cli-outbox_total = { $campaign }, wave { $wave }, account { $account }: letters { $letters }: queued { $queued }, sending { $sending }, accepted { $accepted }, deferred { $deferred }, refused { $refused }, unconfirmed { $unconfirmed }, cancelled { $cancelled }, held { $held }
cli-outbox_empty = The outbox is empty.
cli-outbox_running = Letters are being sent.
cli-outbox_row = { $id }  { $official }  { $state }  { $receiver }  { $text }
cli-outbox_copy = {"    "}a copy of the letter to { $official }
cli-outbox_elsewhere = { $count ->
    [one] One letter stays as it is, since another computer sent it
   *[other] { $count } letters stay as they are, since another computer sent them
}; with --again "…" they are queued for that reason.
cli-outbox_paused = Paused. Nothing leaves but a letter whose end was already on its way.
cli-outbox_resumed = { $count ->
    [0] Nothing was halted.
   *[other] Sending may go on: risala outbox run
}
cli-outbox_moved = { $count ->
    [one] One letter
   *[other] { $count } letters
}: { $state }.
cli-outbox_found = { $official }: found in { $folder } (UID { $uid })
cli-outbox_resolved = Found and accepted: { $found }; still in doubt: { $open }.
cli-outbox_exported = { $count ->
    [one] One letter
   *[other] { $count } letters
} with what was said of them in { $out }. To look it over: risala verify { $out }
cli-outbox_written = { $count ->
    [one] One letter
   *[other] { $count } letters
} in { $file }; new here: { $new }, taken back here: { $cancelled }.
cli-verified_bundle = { $file }: as it was written, no file changed, missing or added.
cli-preview = Page { $page } of { $pages } in { $out }.
cli-import_offices = { $count } public offices in { $out }. Nobody has verified them yet: verify each before use and write the day into verified_on.
cli-import_form = The workbook is in { $out }. Fill it in, then: risala import FILE --out officials.csv
cli-import_column = “{ $heading }” → { $column }
cli-import_remembered = “{ $heading }” → { $column }, as you said of an earlier list with these headings (--map says otherwise)
cli-import_change = row { $row }, { $column }: “{ $from }” → “{ $to }”
cli-import_changes = … and { $count } more values changed; --json lists all
cli-import_row = row { $row } not taken: { $reason }
cli-blank_row = The row is blank.
cli-import = { $count ->
    [one] One official
   *[other] { $count } officials
} of { $rows } rows in { $out }. Values changed: { $changed }, rows not taken: { $not_taken }.
cli-signed = Signed: { $out }.
cli-intake = { $file }: new { $new }, changed { $changed }, unchanged { $unchanged }, not taken { $not_taken }.
cli-intake_dry = Nothing was taken: this is what would happen.
cli-intake_left = Differences were left as they are; take them with --update.
cli-intake_edit = This is edit { $edit }; “risala officials undo { $edit }” takes it back.
cli-intake_absent = In the directory from the same source, but not in this list: { $count } ({ $officials }). They stay; see whether they left office.
cli-intake_opted_out = Asked not to be written to: { $officials }
cli-changed = {"  "}{ $official }:
cli-changed_cell = {"    "}{ $column }: “{ $before }” → “{ $after }”
cli-not_taken = {"  "}row { $row } { $official }: { $reason }
cli-officials = Officials shown: { $count } of { $all }.
cli-officials_one = { $id }  { $name } — { $title }{ $opt_out }
cli-officials_opt_out = {" "}(opted out on { $date })
cli-officials_counts = {"  "}{ $column }: { $counts }
cli-official_cell = { $column }: { $value }
cli-official_office = {"  "}{ $current ->
    [yes] holds
   *[no] held
}: { $title }, { $organization } { $term_end }
cli-official_holder = {"  "}{ $current ->
    [yes] holds the same office
   *[no] held the same office
}: { $id } { $name }
cli-official_former = {"  "}former address: { $address }
cli-official_history = {"  "}edit { $edit }, { $at }, { $by }: { $what ->
    [added] added
    [removed] removed
   *[changed] changed
} ({ $kind } { $about })
cli-edit_nothing = Nothing changed.
cli-edit_done = Changed:
cli-exported = Officials in { $out }: { $count }.
cli-undone = Edit { $undoes } was undone (edit { $edit }). Officials restored: { $count }.
cli-undone_nothing = Edit { $undoes } leaves nothing to undo.
cli-edits_one = { $edit }  { $at }  { $by }  { $kind } { $about }{ $undoes }: { $officials }
cli-erased = { $official } and the history of the record were erased.
cli-erased_references = Kept: reference numbers given to this id, so that none is given twice, and letters under seal. Older backups still hold the record.
cli-erased_opt_out = Kept: the wish of { $date } not to be written to, with id and addresses.
cli-sealed = { $letters ->
    [one] One letter
   *[other] { $letters } letters
} under seal, { $mails } of them by e-mail: { $file }
cli-seal_hash = Seal { $hash }, letters of { $moment }
cli-sealed_former = The seal that was there before is in { $former }.
cli-seal_whole = The seal holds: { $letters ->
    [one] one letter
   *[other] { $letters } letters
}, { $mails } of them by e-mail. { $approver ->
    [none] {""}
   *[other] Approved by { $approver }.
}
cli-seal_broken = The seal is broken.
cli-seal_proof = Proof of seal { $hash } in { $out }. Whoever approves it signs this file on any machine (“risala sign”, or any program that signs PDF); “risala seal --approval” records it.
cli-seal_approved = The approval of seal { $hash } is recorded in { $out }.
cli-seal_approval = Approved by { $signer }, { $at }
cli-opt_outs_out = Opt-outs in { $file }: { $count }. The file holds ids and addresses: keep it to yourself.
cli-opt_outs_in = { $new } of { $count } opt-outs of { $file } are new and hold from now on (edit { $edit }).
cli-opt_outs_same = Nothing new in { $file }: opt-outs known already { $count }.
cli-number = { $number }  { $reference }  { $official }{ $state ->
    [given] {""}
    [void] {"  "}void: no longer in the list
   *[past] {"  "}wave { $wave }
}
cli-numbers = Reference numbers given: { $count }; void: { $void }. None is given twice.
cli-backup = All that Risala remembers is in { $out }: officials { $officials }, kept letters and messages { $files }. Identities and passwords are not: keep their files apart.
cli-restored = The store is that of { $file }: officials { $officials }, kept letters and messages { $files }. What was under way is held until a person releases it (epoch { $epoch }).
cli-restored_former = The store that was there before is in { $former }.
cli-restored_kept = Opt-outs recorded and reference numbers given since the backup were kept.
cli-restored_lost = It could not be read: opt-outs recorded and reference numbers given since the backup are lost.
cli-doctor = Risala { $version }, { $system }, data in { $data }
cli-doctor_check = {"  "}{ $name ->
    [folder] Data folder
    [store] Store
    [fonts] Fonts
    [keyring] Keyring
   *[clock] Clock
}: { $state ->
    [well] well
    [absent] none yet
    [warning] look at this
   *[error] wrong
}
cli-doctor_out = { $out } names no person, address, path or secret.
cli-ask_password = Password of the identity { $identity }:{" "}
cli-ask_password_again = That does not open it. Password of the identity { $identity }:{" "}
cli-ask_pin = PIN of the token { $identity }:{" "}
cli-ask_new_password = Password for the new identity:{" "}
cli-ask_new_password_again = The same password again:{" "}
cli-ask_account_password = Password of the account { $account }:{" "}
cli-account_added = Account { $account } is ready; risala account test { $account } tries it.
cli-account_browser = Open this address in a browser on this computer, and agree there:
    { $url }
cli-account_device = Open { $url } on any device, and type this code there: { $code }
oauth-page_title = Risala
oauth-page = { $what ->
    [agreed] You agreed. This page can be closed; Risala goes on by itself.
    [refused] The consent was refused. This page can be closed; Risala says what to do.
    [foreign] This answer belongs to another login and was not taken. Go back to the page that Risala opened last.
   *[nothing] There is nothing here.
}
cli-account_found = Found for { $address }{ $provider ->
    [none] {""}
   *[other] : { $provider }
}, { $source ->
    [table] a provider that is known (by { $by })
    [autoconfig] from the domain’s own file { $by }
    [srv] from the domain’s record { $by }
   *[guess] guessed from the name that takes the domain’s mail ({ $by })
}
cli-account_secret = { $secret ->
    [app-password] Password:   an app password, made in the account’s security settings{ $oauth ->
        [none] {""}
       *[other] ; or a consent: --oauth { $oauth } --client-id …
    }
    [oauth2] Password:   none: this provider wants a consent, --oauth { $oauth } --client-id …
   *[password] Password:   the mailbox’s
}
cli-account_agree = Use these settings? [y/N]{" "}
cli-account_spf = {"  "}SPF: { $spf ->
    [provider] { $domain } names the provider
    [other] { $domain } has a record
    [broken] the record cannot be used
   *[missing] no record
}
cli-account_dkim = {"  "}DKIM: { $dkim ->
    [found] a key of the provider is there
    [missing] no key of the provider
   *[unknown] not known for this server
}
cli-account_dmarc = {"  "}DMARC: { $dmarc ->
    [none] watched only
    [quarantine] what is not proven is put aside
    [reject] what is not proven is refused
   *[missing] no policy
}
cli-bounces_taken = { $read } messages read: { $new } new about letters, { $known } known already, { $unknown } about letters that are not in this store, { $other } about none.
cli-bounces_kind = {"  "}{ $kind ->
    [failed] Not delivered: { $count }
    [delayed] Delayed: { $count }
    [delivered] Delivered: { $count }
    [automatic] Automatic answers: { $count }
    [challenge] Questions whether a person wrote (answer them in the mailbox): { $count }
    [opt-out] Wishes to get no letters: { $count }
   *[answer] Answers: { $count }
}
cli-bounces_entry = { $id }: { $official } ({ $address }): { $kind ->
    [failed] not delivered
    [delayed] delayed
    [delivered] delivered
    [automatic] an automatic answer
    [challenge] asks whether a person wrote
    [opt-out] seems to wish no more letters
   *[answer] an answer
}{ $status ->
    [none] {""}
   *[other] , { $status }
}{ $state ->
    [bounced] ; the address does not work
    [delayed] ; the address has trouble
   *[none] {""}
}{ $wish ->
    [offered] ; risala bounces confirm-opt-out { $id }
    [confirmed] ; confirmed
   *[none] {""}
}
cli-bounces_confirmed = { $official } ({ $address }) gets no more letters.
cli-bounces_none = Nothing came back so far.
cli-account_removed = Account { $account } is removed, and its password.
cli-account_none = There is no account yet; risala account add makes one.
cli-account_entry = { $account }: { $address }, { $server }:{ $port }
cli-account_test = { $server }, port { $port }
cli-account_step = {"  "}{ $step ->
    [connect] Connection
    [greeting] Greeting
    [ehlo] What the server offers
    [starttls] Change to TLS
    [tls] Certificate and encryption
   *[auth] Login
}: { $done ->
    [yes] done
   *[no] failed
}
cli-account_sound = The account is ready to send. Nothing was sent.
cli-account_line = { $line ->
    [address] Address:    { $value }
    [server] Server:     { $value }
    [method] Login:      { $value }
    [user] Login name: { $value }
    [kept] Password:   in the keyring
    [command] Password:   from a command
    [copy] Own copy:   { $value }
    [imap] Mailbox:    { $value }
    [minute] A minute:   { $value }
    [day] 24 hours:   { $value }
    [hours] Hours:      { $value }
    [proxy] Proxy:      { $value }
   *[roots] Trust:      the account’s own certificates
}
cli-identity_made = Identity { $name } is in { $file }. Keep a copy of the file and its password in a safe place: without them nobody can sign in its name again.
cli-identity_subject = Holder:      { $value }
cli-identity_issuer = Issued by:   { $value }
cli-identity_self = Issued by:   the holder (self-made)
cli-identity_valid = Valid:       { $from } to { $until }
cli-identity_key = Key:         { $value }
cli-identity_usages = Usage:       { $value }
cli-identity_serial = Serial:      { $value }
cli-identity_sha256 = SHA-256:     { $value }
cli-identity_chain = Chain:       { $value }
cli-identity_file = File:        { $value }
cli-identity_keyring = Password:    { $remembered ->
    [true] remembered in the keyring
   *[false] not in the keyring
}
cli-identity_readers = How readers show its signatures:
cli-identity_reader = {"  "}{ $reader }: { $shows }
cli-identity_advice = What helps:
cli-identity_way = {"  "}- { $way }
cli-identity_none = No identity in { $folder }. Make one with risala identity new.
cli-identity_entry = { $name }: { $state ->
    [open] { $subject }, until { $until }
    [locked] locked: its password is not in the keyring
   *[unusable] cannot be used
}
cli-verified = { $file }: { $signatures ->
    [one] one sound signature
   *[other] { $signatures } sound signatures
}, { $trust ->
    [trusted] trusted
    [self-made] self-made
   *[other] signer unknown
}.
cli-verified_signature = {"  "}{ $signer }: level { $level }; { $proven ->
    [yes] made by { $at } (timestamp)
   *[no] made on { $at } (as the signer says)
}; { $coverage ->
    [whole] covers the whole file
   *[other] covers the file as it was before further signatures
}; { $revocation ->
    [good] not revoked
    [revoked] revoked
   *[other] revocation not recorded
}; { $trust ->
    [trusted] trusted
    [self-made] self-made
   *[other] signer unknown
}.
cli-verified_timestamp = {"  "}{ $signer }: timestamp of the whole file, { $at }; { $trust ->
    [trusted] trusted
    [self-made] self-made
   *[other] authority unknown
}.
cli-usage_unknown = There is no argument { $argument }.
cli-usage_missing = Something is missing: { $argument }.
cli-usage_value = { $argument } cannot be “{ $value }”.
cli-usage_command = There is no command { $argument }.
cli-usage_other = The arguments do not fit together.
cli-usage_hint = See risala --help, or risala COMMAND --help for an example.

### Print pack

print-unknown_sheet = No sheet of labels is called “{ $name }”.
    .hint = Known here: { $known }. For another sheet, give a .toml file with name, paper, label, across, down, first and pitch, in millimetres.
print-bad_sheet = { $file } does not describe a sheet of labels: { $cause }
    .hint = It needs name, paper = [width, height], label = [width, height], across, down, first = [left, top] and pitch = [x, y], in millimetres, and all labels must lie on the sheet.
print-address_too_large = The address of { $official } does not fit: { $lines } lines, { $place }.
    .hint = Shorten the office or the organization, choose larger labels, or write this address by hand. The letter itself is in the pack.
print-no_address = { $official } has no Latin name or no street, so there is neither envelope nor label.
    .hint = Fill name_en and address1 … address4, or deliver this letter by hand.
print-no_such_label = The sheet has { $labels } labels; there is no number { $label }.
    .hint = Give the number of the first label that is still there, counted from the top left, row by row.
print-ticks = List to tick off
print-ticks_title = { $count ->
    [one] 1 letter
   *[other] { $count } letters
} to print, sign and post · { $date }
print-column_number = No.
print-column_reference = Reference
print-column_name = Name
print-column_office = Office
print-column_country = Country
print-column_printed = Printed
print-column_signed = Signed
print-column_posted = Posted
print-calibration = Measuring the printer
print-calibration_scale = Print this page at 100 % (no “fit to page”). The line below must measure exactly 100 mm; if it does not, change the scale in the printer’s settings.
print-calibration_windows = Fold the sheet as the letter and put it into the envelope: the frame that belongs to the envelope must stay behind the window, however the sheet slides.
print-calibration_frame = { $window }: stays in the window
print-calibration_labels = { $sheet }: print on plain paper, lay it on a sheet of labels and hold both against the light.
print-readme = Print pack with { $count ->
    [one] 1 letter
   *[other] { $count } letters
}
print-readme_scale = Print everything at 100 % (“actual size”). First print calibration.pdf and measure it.
print-file_letters_duplex = All letters for printing on both sides; each begins on a new sheet.
print-file_letters_simplex = All letters for printing on one side.
print-file_envelopes = Envelopes, in the order of the letters.
print-file_labels = Address labels, in the order of the letters.
print-file_ticks = The list to tick off: printed, signed, posted.
print-file_calibration = Rulers and frames to measure the printer by.
cli-print = { $count ->
    [one] 1 letter
   *[other] { $count } letters
} in the pack { $folder }
cli-print_file = {"  "}{ $name } ({ $pages ->
    [one] 1 page
   *[other] { $pages } pages
})

### By hand, and the report of all ways

hand-nobody = No letter was named.
    .hint = Name officials with --only, or some with --where.
    .window = Choose letters in the list.
hand-in_outbox = The letter to { $official } is in the outbox ({ $state }).
    .hint = A letter goes one way only. Take it back with “risala outbox cancel” if it has not left.
    .window = A letter goes one way only. Take it back in the Outbox if it has not left.
hand-already = The letter to { $official } is marked already: { $kind } on { $date }, number { $mark }.
    .hint = If that is wrong, take it back: risala mark undo { $mark }
    .window = If that is wrong, take the mark back under Follow-up.
hand-future_day = { $date } has not come yet.
    .hint = Give the day on which it was done.
hand-no_person = It is not said who did it.
    .hint = Give the name of the person who posted the letters, handed them over or filled the forms.
hand-bad_receipt = { $path } is no picture of a receipt.
    .hint = PNG, JPEG, WebP, HEIC and PDF are kept.
hand-no_receipt = Mark { $mark } has no receipt, or it is not kept any more as it was.
    .hint = Look with “risala mark list”; a backup may hold it.
    .window = A backup may hold it.
hand-no_mark = There is no mark { $mark } that stands.
    .hint = See “risala mark list”.
    .window = Look at the letter under Follow-up.
hand-no_form = Nobody among these officials is reached by a web form.
    .hint = Officials with the channel form and an address in web_form are listed here.
report-not_reconciled = The report does not add up: { $listed } letters are listed as { $state }, the store has { $stored }.
    .hint = Nothing was written. Run “risala doctor”, and report this fault of the program.
    .window = Nothing was written. Look at Settings, and report this fault of the program.
report-bad_format = A report is not written as { $path }.
    .hint = Give a file that ends in .pdf, .csv or .xlsx.
report-empty = There is nothing to report yet.
    .hint = Letters are counted once they were queued, posted, handed over or typed into a form.
cli-marked = { $count ->
    [one] One letter marked.
   *[other] { $count } letters marked.
    }
cli-mark = {"  "}{ $number }: { $official }, { $reference }: { $done } on { $day } by { $person }{ $standing ->
    [no] {" "}(undone)
   *[other] {""}
    }
cli-forms_list = { $count ->
    [one] One form
   *[other] { $count } forms
    }, filled: { $filled }
cli-form = {"  "}{ $official } ({ $state }): { $address }
cli-form_text =
    ---- { $subject } ({ $characters } characters)
    { $body }
cli-report = Written: { $out }
tally-title = Letters: { $title }, { $date }
tally-all_campaigns = all campaigns
tally-summary = { $all ->
    [one] One letter
   *[other] { $all } letters
    }: done { $done }, waiting { $waiting }, failed { $failed }, still to do { $open }, left out { $left_out }.
tally-map = Map of the world with the number of letters for each of { $countries ->
    [one] one country
   *[other] { $countries } countries
    }; the most: { $list }
tally-legend = Letters:
tally-legend_more = ≥ { $from }
tally-borders = Borders: Natural Earth. They express no opinion on the status of any territory.
tally-by_channel = By channel
tally-by_state = By state
tally-by_country = By country
tally-letters = All letters
tally-sheet_letters = Letters
tally-sheet_totals = Totals
tally-yes = yes
tally-column_reference = Reference
tally-column_official = Official
tally-column_name = Name
tally-column_name_en = Name in English
tally-column_name_ar = Name in Arabic
tally-column_country = Country
tally-column_country_name = Name of the country
tally-column_channel = Channel
tally-column_state = State
tally-column_group = Result
tally-column_day = Day
tally-column_person = By whom
tally-column_note = Remark
tally-column_receipt = Receipt
tally-column_wave = Wave
tally-column_all = All
tally-column_listed = Listed
tally-column_stored = In the store
tally-group_done = Done
tally-group_waiting = Waiting
tally-group_failed = Failed
tally-group_open = Still to do
tally-group_left_out = Left out
tally-channel_email = e-mail
tally-channel_post = post
tally-channel_form = web form
tally-channel_hand = by hand
tally-channel_none = none
tally-state_queued = queued
tally-state_sending = being sent
tally-state_committed = being sent
tally-state_accepted = accepted by the server
tally-state_deferred = deferred
tally-state_refused = refused
tally-state_unconfirmed = unconfirmed
tally-state_cancelled = taken back
tally-state_held = held
tally-state_posted = posted
tally-state_handed = handed over
tally-state_filled = form filled
tally-state_failed = failed
tally-state_elsewhere = sent by another computer
tally-state_mail = by e-mail
tally-state_open = still to do
tally-state_opted_out = asked not to be written to
tally-state_no_channel = cannot be reached

### Partners

partner-unknown = The campaign has no partner called “{ $name }”.
    .hint = Partners stand in [[partners]] of campaign.toml. Known: { $known }
partner-to_fill = The ally fills in its signatories before anything can be sent.
    .hint = In the new campaign.toml, [[signatories]]: name, title, gender; take “sample” out. Then the organization’s own list of officials and its texts can be looked over with “risala check”.
    .window = It opens the new campaign and fills in its signatories under Organization. Then it looks over its own list of officials and its texts under Proof.
partner-given_column = The letters need the column { $field }, so the ally gets it.
    .hint = Look whether it holds anything that is only yours.
partner-signatory = Name of the signatory
partner-signatory_title = Title of the signatory
cli-partner = { $folder } is ready for the ally: officials { $officials }, left out { $left_out }.

### Share kit

share-recipient_field = A statement has no recipient: { $field }.
    .hint = Take the field out of { $file }, or write the words themselves.
share-card_full = The headline does not fit on the card { $card }.
    .hint = Give a shorter one: headline under [share] in campaign.toml.
share-shortened = The text for { $channel } ({ $language }) was cut to the channel’s length.
    .hint = Give a shorter sentence: ask under [share] in campaign.toml.
share-languages = Languages
share-language = English
share-download = The statement as PDF
share-post = { $channel }: { $length } of { $limit } characters
share-alt = Text in place of the card’s picture
cli-share = { $count ->
    [one] One file in { $folder }.
   *[other] { $count } files in { $folder }.
    }

### The register

register-nobody = It is not said whom the entry is about.
    .hint = Give the official’s id.
register-no_subject = The entry has no subject.
    .hint = Say in a few words what it is about.
register-bad_scan = { $path } is no picture or scan.
    .hint = PNG, JPEG, WebP, HEIC and PDF are kept.
register-no_entry = There is no entry { $entry } that holds.
    .hint = See “risala register list”.
    .window = Look in the register, under Follow-up.
register-future_day = { $date } has not come yet.
    .hint = What is to be done later is a follow-up: give its date there.
register-early_follow_up = The follow-up on { $date } is before the entry’s own day, { $day }.
    .hint = Give a later date.
register-kind_letter = letter
register-kind_reply = answer
register-kind_thanks = thanks
register-kind_reminder = reminder
register-kind_visit = visit
register-kind_call = call
register-action_thanks = thank
register-action_reminder = remind
register-action_answer = read and answer
register-action_follow_up = follow up
skip-agreed = agreed already: a reminder is not for them
skip-not_agreed = has not agreed: thanks are not for them
cli-entry = {"  "}{ $entry }: { $direction ->
    [in] in
   *[other] out
    } { $number }, { $day }, { $official }, { $kind }: { $subject }{ $standing ->
    [no] {" "}(void)
   *[other] {""}
    }
cli-due = { $count ->
    [0] Nothing is due on { $date }.
    [one] One thing is due on { $date }:
   *[other] { $count } things are due on { $date }:
    }
cli-due_one = {"  "}{ $due }: { $action }, { $official } ({ $about })

### New campaigns

new-heading =
    A new campaign. What stands here are examples: put your own words, organization and signatories in their place.
    docs/guide.en.md and docs/guide.ar.md explain each key.

### Copies

copies-unknown = A copy is to go to { $id }, who is not in the list.
    .hint = Add them to the list with a channel, or take the copy out of campaign.toml.
copies-no_official = A copy names nobody in the list, so nothing is written down of its leaving.
    .hint = Give “official” under [[copies]]: the id of an official in the list.
copies-no_bytes = The letter to { $official } as it was sent is not kept any more.
    .hint = A backup may hold it; it is not made anew, since it must be the same.
copies-made_anew = The letter { $reference } to { $official } did not go by mail from here: for the copy it is made anew, with the date { $date }.
    .hint = Give the letter’s own date with --date, and look at what --out writes before it is sent.
    .window = Look at the copy in its folder before it is sent: it carries another date than the letter.
hand-no_copy = The letters name no copy to { $id }.
    .hint = Copies stand in [[copies]] of campaign.toml.
copies-title = Copies for { $name }
copies-mail_subject = Copy of our letter { $reference } to { $name }
copies-mail_text = For your information we attach a copy of our letter { $reference } to { $name }, { $title }. You are named in it among those who receive a copy.
copies-mail_from = { $from }
tally-state_mailed = sent from a mail program
tally-state_waiting = waits for the letter
cli-copies = { $count ->
    [one] One copy
   *[other] { $count } copies
    }, open: { $open }
cli-copy = {"  "}{ $reference } ({ $official }) → { $copy_to }: { $state }

### Review copies

review-title = Review copy: { $title }
review-how_words = Change the words as in any document: changes are tracked, comments are welcome. The languages stand side by side; please keep each in its column.
review-how_fields = Coloured words in braces are fields: each letter has its own words there. They can be moved, copied and deleted, but not rewritten. What stands between “if there is”, “otherwise” and “end” appears in some letters only.
review-how_back = Send the file back as a Word document (.docx).
review-part_letter = Letter
review-part_mail = Covering mail

review-not_docx = The file is no Word document that can be read ({ $detail }).
    .hint = Open it in the word processor, save it as .docx, and try again.
review-protected = The document opens with a password, or is of the kind before .docx.
    .hint = Save it as .docx without a password.
review-too_large = The document is larger than { $limit } MB, or has more in it than any letter.
    .hint = See whether it is the review copy, and take pictures out of it.
review-empty = The file holds no text of a letter.
    .hint = Choose the review copy that came back, or a text.
review-unknown_part = Templates have no part “{ $part }”.
    .hint = Their parts are: { $known }.
review-unknown_field = The document has a field that this campaign does not know: { $field }.
    .hint = It comes from another campaign or template. Put a field of this one in its place, or delete it.
review-lost_field = The field “{ $field }” was taken out.
    .hint = See whether that is meant: no letter will have it there any more.
review-new_field = The field “{ $field }” is new in this text.
    .hint = See whether that is meant, and whether the other language has it too.
review-renamed_field = Somebody wrote over the name of the field “{ $field }”: “{ $shown }”.
    .hint = The field stays. Where other words are meant, delete it and write them beside it.
review-lost_format = Not taken over: { $what ->
        [formula] a formula
        [footnote] a footnote; its number is gone from the text
        [hidden] hidden text
        [level] the deeper levels of a list; their items are in the list itself
        [link] a link; its words are kept
        [picture] a picture or a text box
        [style] underlined, struck or raised letters; their words are kept
        [symbol] a sign of a symbol font
       *[table] a table within a column; its words are kept
    }.
    .hint = Letters have paragraphs, lists of one level, bold and italics.
review-lost_emphasis = Bold or italics cannot be kept in “{ $text }”.
    .hint = Let them begin and end with whole words.
review-outside = Words outside the columns were left out: “{ $text }”.
    .hint = Put them into the column of their language and compare again.
review-other_template = The document was made from the template “{ $name }”.
    .hint = Compare it with that one.
review-changed_since = The text was changed after this document was made.
    .hint = What was written since then looks as if the reviewer had taken it back: accept one paragraph at a time.

cli-review = Written: { $out } ({ $paragraphs ->
        [one] one paragraph
       *[other] { $paragraphs } paragraphs
    }, { $fields ->
        [one] one field
       *[other] { $fields } fields
    })
cli-compare_part = { $file }: { $changed ->
        [0] nothing changed
        [one] one paragraph changed
       *[other] { $changed } paragraphs changed
    }
cli-compare_one = { $state ->
        [added] + { $text }
        [removed] - { $text }
       *[other] ~ { $text }
    }
cli-compare_tracked = Tracked changes are taken as accepted (insertions: { $insertions }, deletions: { $deletions })
cli-compare_comment = Comment of { $author } on “{ $about }”: { $text }
cli-compare_written = Written: { $file }

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
window-start-foot = Everything stays on this computer until letters are released.
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
window-group-empty = No letter is in this state any more
window-reply-none = No answer came
window-reply-found = Found by you
window-reply-not-found = Not found by you
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
    .hint = What keeps it from being made is listed in the details.

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
window-unlock = Enter the password…
window-unlock-title = Password of the signing identity
window-unlock-say = With it the letters of this campaign can be signed. It stays on this computer.
window-unlock-password = Password or PIN
window-unlock-remember = Remember it in the system’s keyring
window-unlock-act = Open the identity
window-unlock-cancel = Cancel
window-unlock-busy = Opening…
window-sample-notice = Sample, cannot be sent
window-nothing-sent = Nothing is being sent
window-fault = The campaign could not be opened
window-fault-close = Close this message
window-unexpected = Something unexpected happened: { $text }
    .hint = Reading the folder again may help.

window-application = Application
window-steps = Steps
window-step-start = Start
window-step-campaign = Organization
window-step-officials = Officials
window-step-letter = Letter
window-step-proof = Proof
window-step-settings = Settings
window-step-due = need you
window-tour = Short tour
window-tour-of = { $at } of { $all }
window-tour-next = Next
window-tour-back = Back
window-tour-end = End the tour
window-tour-proof = Every official’s letter, freshly typeset. The ones most unlike the rest come first, each with its reason; what is wrong is listed below, and one press leads to its cause.
window-tour-campaign = Who writes, in whose name and on what paper. Each change is written into the campaign’s folder at once, and can be undone.
window-tour-officials = Who is written to. Import your list from Excel or CSV, see what would change before you take it, and edit any cell here.
window-tour-letter = The words, Arabic and English side by side. Names and titles are fields that are filled for each official; the page beside them is the real letter.
window-tour-seal = Signatories agree to the text, letters are signed, and one hash is kept for the whole wave: any later change would show.
window-tour-send = Set up your e-mail account, send a test to yourself, then release by typing the number of letters. There is a minute to call them all back.
window-tour-outbox = What became of each letter: accepted, refused, in doubt, with the server’s answer. Nothing is ever sent twice without your word.
window-group-prepare = Prepare
window-group-check = Check
window-new-campaign = New campaign
    .hint = An empty folder with templates to begin from
window-new-name = campaign
window-recent = Opened last
window-recent-gone = no longer there
window-recent-forget = Take “{ $title }” off the list
window-directory = Directory
window-of-campaign = This campaign
window-whose-list = Whose list
window-cancel = Cancel
window-dismiss = Dismiss
window-undo = Undo
window-redo = Redo
window-remove = Remove
window-edit = Edit
window-number = { NUMBER($count) }
window-saved = Saved
window-saving = Saving…
window-kept-at-once = Every change is kept at once
window-the-page = The page
window-hide-page = Hide the page
window-show-page = Show the page
window-jump-letter = Go to the text
window-jump-campaign = Go to the setting
window-jump-officials = Go to the official

window-look = View
window-look-sheet = All letters
window-look-page = Pages
window-look-text = Text
window-order = Order
window-order-odd = Oddest first
window-order-country = By country
window-order-name = By name
window-checks = Checks
window-check-made = { $made } of { $all } letters can be made
window-check-pages = { $count } of unusual length
window-this-letter = This letter
window-why-refused = Cannot be made yet
window-why-error = Has an error
window-why-warning = Needs a look
window-why-pages = Unusual length
window-why-name = Long name

window-search-officials = Name, office, address
window-import = Import…
window-import-own = Take this list into the directory…
window-use-directory = Write to the officials of the directory
window-undo-last = Undo the last edit
window-filter = Filter, such as country:SY channel:email -tag:press
window-filter-clear = Clear
window-selections = Saved selections
window-selection-begin = Save as selection…
window-selection-name = Name of the selection
window-selection-keep = Save
window-selection-forget = Forget the selection { $name }
window-sorting = Sort by
window-head-name = Name
window-head-office = Office
window-head-tags = Tags and notes
window-in-list = in the list
window-found-of = of { $all } found
window-opted-out = Opted out
window-needs-you = Needs you
window-no-officials = No officials yet
    .hint = A list in Excel, CSV, LibreOffice or vCard format is looked at first; nothing is taken unasked.
window-nobody-found = Nobody is found like this
window-nobody-chosen = Nobody is chosen
window-not-said = Not said
window-edited = Changed: { $columns }
window-person-who = Who
window-person-addressed = As addressed
window-person-reached = Reached by
window-person-forms = Own forms of address
window-person-source = Where from
window-person-offices = Offices
window-person-history = History
window-office-now = now
window-office-before = before
window-past-added = Added
window-past-changed = Changed
window-past-removed = Removed
window-opt-out = Opt out
window-opt-out-lift = Lift the opt-out
window-opt-out-title = { $name } is not to be written to
window-opt-out-say = Holds in every campaign and list, by id and by e-mail address.
window-opt-out-reason = How they asked (optional)
window-opt-out-lift-title = { $name } may be written to again
window-opt-out-lift-say = Asked not to be written to since { $day }. Lifting it needs their explicit wish.
window-opt-out-lift-reason = Their wish, and where it is kept
window-opted-out-since = Opted out since { $day }

window-list-title = Import a list
window-list-files = Lists of officials
window-list-new = new
window-list-differing = told otherwise
window-list-unchanged = unchanged
window-list-not-taken = rows not taken
window-list-opted-out = new opt-outs
window-list-columns = What the columns mean
    .hint = Each heading and where its values go.
window-list-column = Meaning of the column { $heading }
window-list-leave-out = Leave out
window-list-own = Keep as the list’s own column
window-list-differences = What the directory says otherwise
window-list-update = Take what the list says
window-list-absent = Not in this list
    .hint = Officials from the same source: they may have left office.
window-row = row { $row }

window-parts = Parts of the letter
window-part-letter = Letter
window-part-mail = Covering mail
window-paragraphs = Text, paragraph by paragraph
window-paragraph = Paragraph { $number }, { $language }
window-insert-field = Insert field
window-find-field = Find a field
window-no-field = No field is called so
window-fields-recipient = The recipient
window-fields-us = The organization
window-fields-letter = The letter
window-fields-facts = Facts
window-fields-own = Columns of the list
window-shown-for = Shown for
window-nobody-gets-this = Nobody gets this letter: no official is assigned to it.
window-changed-outside = This text was changed outside the window.
window-take-theirs = Take the new version
window-keep-mine = Keep the one here
window-pasted-lost = Pasted as text; not kept: { $what }
window-lost-table = table
window-lost-picture = picture
window-lost-link = link
window-lost-style = italics or underline
window-token-salutation = salutation
window-token-style = form of address
window-token-address-line = address line
window-token-closing = closing
window-token-recipient-name = name
window-token-recipient-title = office
window-token-recipient-organization = their organization
window-token-recipient-country = country
window-token-recipient-gender = gender
window-token-organization-name = our name
window-token-organization-short-name = our short name
window-token-organization-about = about us
window-token-organization-contact = our contact
window-token-organization-place = our place
window-token-organization-phone = our telephone
window-token-organization-website = our website
window-token-organization-email = our e-mail
window-token-signatory-name = signatory
window-token-signatory-title = signatory’s office
window-token-letter-reference = reference
window-token-letter-date = date
window-token-letter-earlier-reference = earlier reference
window-token-letter-earlier-sent = day the earlier letter was sent
window-token-letter-pages = pages
window-token-letter-bilingual = two languages
window-token-letter-signed = signed
window-token-letter-enclosures = enclosures
window-token-campaign-title = campaign
window-token-fact = fact: { $name }
window-token-source = source: { $name }
window-token-if = if there is: { $field }
window-token-unless = if there is no: { $field }
window-token-else = otherwise
window-token-end = end
window-token-plural = number in words: { $field }
window-token-select = words by { $field }
window-token-number = number: { $field }
window-token-list = list: { $field }
window-token-remark = remark: { $text }
window-token-recipient-id = id
window-token-recipient-rank = rank
window-token-recipient-name-en = name in English
window-token-recipient-name-ar = name in Arabic
window-token-recipient-family-en = family name in English
window-token-recipient-title-en = office in English
window-token-recipient-title-ar = office in Arabic
window-token-recipient-organization-en = their organization in English
window-token-recipient-organization-ar = their organization in Arabic
window-token-recipient-address1 = address, line 1
window-token-recipient-address2 = address, line 2
window-token-recipient-address3 = address, line 3
window-token-recipient-address4 = address, line 4
window-token-recipient-email = their e-mail
window-token-recipient-phone = their telephone
window-token-recipient-web-form = their web form
window-token-recipient-channel = channel
window-token-recipient-tags = tags
window-token-recipient-source = where we know them from
window-token-recipient-verified-on = verified on
window-token-recipient-term-end = end of term
window-token-campaign-wave = wave
window-token-organization-gender = our gender
window-token-organization-address = our address
window-token-signatory-gender = signatory’s gender

window-review-export = Export for review…
window-review-compare = Compare changed text…
window-review-export-done = The review copy is ready: { $out }
window-review-kind = Word documents
window-review-kinds = Word documents and texts
window-review-file-name = Review copy, { $title }
window-review-title = Changed text
window-review-how = Choose the document that came back, or paste the changed text. Nothing is changed before you accept it.
window-review-choose = Choose a document…
window-review-pasted = Changed text
window-review-pasted-hint = Fields are known by their names in braces, such as { $name }.
window-review-part = It is
window-review-part-auto = the letter, language by language
window-review-show = Compare
window-review-again = Another text…
window-review-close = Close the comparison
window-review-count = { $count ->
        [0] Nothing changed
        [one] One paragraph changed
       *[other] { $count } paragraphs changed
    }
window-review-left = { $count ->
        [0] all accepted
        [one] one not accepted yet
       *[other] { $count } not accepted yet
    }
window-review-accept-all = Accept all
window-review-accept = Accept
window-review-take-back = Take back
window-review-accept-one = Accept the change of paragraph { $number }, { $language }
window-review-take-one-back = Take back the change of paragraph { $number }, { $language }
window-review-state-changed = changed
window-review-state-added = new
window-review-state-removed = gone
window-review-same-count = { $count ->
        [one] one paragraph as it was
       *[other] { $count } paragraphs as they were
    }
window-review-stale = This text was changed after the comparison. Compare it again before you accept more.
window-review-tracked = { $count ->
        [one] One tracked change is taken as accepted.
       *[other] { $count } tracked changes are taken as accepted.
    }
window-review-comments = Comments
window-review-comment-about = on “{ $about }”
window-review-changes-of = Changes: { $part }

window-col-id = Id
window-col-gender = Gender
window-col-rank = Rank
window-col-name-en = Name in English
window-col-name-ar = Name in Arabic
window-col-family-en = Family name in English
window-col-title-en = Office in English
window-col-title-ar = Office in Arabic
window-col-organization-en = Organization in English
window-col-organization-ar = Organization in Arabic
window-col-country = Country
window-col-address = Address
window-col-address1 = Address, line 1
window-col-address2 = Address, line 2
window-col-address3 = Address, line 3
window-col-address4 = Address, line 4
window-col-email = E-mail
window-col-phone = Telephone
window-col-web-form = Web form
window-col-channel = Channel
window-col-language = Language
window-col-salutation-en = Salutation in English
window-col-salutation-ar = Salutation in Arabic
window-col-address-line-en = Address line in English
window-col-address-line-ar = Address line in Arabic
window-col-style-en = Form of address in English
window-col-style-ar = Form of address in Arabic
window-col-closing-en = Closing in English
window-col-closing-ar = Closing in Arabic
window-col-tags = Tags
window-col-source = Source
window-col-verified-on = Verified
window-col-term-end = Term ends
window-col-opt-out = Opted out
window-value-female = Female
window-value-male = Male
window-value-unspecified = Not known
window-value-head-of-state = Head of state
window-value-prime-minister = Prime minister
window-value-minister = Minister
window-value-ambassador = Ambassador
window-value-director = Director
window-value-legislator = Legislator
window-value-other = Other
window-value-email = E-mail
window-value-post = Post
window-value-form = Web form
window-value-hand = By hand
window-value-none = None
window-value-ar = Arabic
window-value-en = English
window-value-ar-en = Both

window-form-campaign = Campaign
window-form-title = Title
window-form-organization = Organization
window-form-name = Name
window-form-short-name = Short name
window-form-place = Place or unit
window-form-address = Postal address
window-form-contact = Contact
window-form-about = Who we are
window-form-email = E-mail
window-form-phone = Telephone
window-form-website = Website
window-form-reply-to = Address for replies
window-form-gender = Gender of the Arabic name
window-form-gender-feminine = Feminine (جمعية)
window-form-gender-masculine = Masculine (اتحاد)
window-form-sender-line = Sender line above the address
window-form-emblem = Emblem
window-form-signatory = Signatory { $number }
window-form-add-signatory = Add a signatory
window-form-up = Move signatory { $number } up
window-form-remove = Remove signatory { $number }
window-form-signer-name = Name of the signatory
window-form-signer-title = Office of the signatory
window-form-signer-female = Female
window-form-signer-male = Male
window-form-signer-unspecified = Not known
window-form-ink = Signature
window-form-ink-false = As the picture shows
window-form-ink-true = Room for a pen
window-form-signature = Picture of the signature
window-form-stamp = Stamp
window-form-alt = What it shows
window-form-page = Page
window-form-languages = Languages
window-form-languages-ar-en = Arabic first, then English
window-form-languages-en-ar = English first, then Arabic
window-form-languages-ar = Arabic only
window-form-languages-en = English only
window-form-layout = Layout
window-form-layout-parallel = Side by side
window-form-layout-stacked = One below the other
window-form-layout-consecutive = Each on its own pages
window-form-layout-single = One language
window-form-style = Style
window-form-style-classic = Classic
window-form-style-naskh = Naskh
window-form-style-modern = Modern
window-form-paper = Paper
window-form-paper-a4 = A4
window-form-paper-letter = US Letter
window-form-window = Envelope window
window-form-window-none = None
window-form-window-din5008a = DIN 5008 A
window-form-window-din5008b = DIN 5008 B
window-form-window-us10 = US #10
window-form-window-dl = DL
window-form-prevailing = Which text prevails
window-form-prevailing-none = Not said
window-form-prevailing-ar = Arabic
window-form-prevailing-en = English
window-form-prevailing-same = Both are equal
window-form-digits = Digits of the Arabic
window-form-digits-arab = ١٢٣
window-form-digits-latn = 123
window-form-calendar = Calendar of the Arabic date
window-form-calendar-gregory = Gregorian
window-form-calendar-gregory-islamic-umalqura = Gregorian and Umm al-Qura
window-form-english = English
window-form-english-auto = By the recipient’s country
window-form-english-en-GB = British
window-form-english-en-US = American
window-form-accent = Accent colour
window-form-numbers = Numbers and names
window-form-reference = Reference number
window-form-file-name = Names of the files
window-form-time-zone = Time zone
window-form-wave = Wave
window-form-changed = Setting changed
window-form-outside = campaign.toml was changed outside; it was read again.
window-form-clash = While “{ $mine }” was set here, “{ $theirs }” was written into campaign.toml outside.
window-no-picture = None
window-choose-picture = Choose…
window-picture-files = Pictures

window-set-general = General
window-set-language-say = Letters keep their own languages
window-set-look = Appearance
window-set-look-say = Pages are always shown as printed
window-set-look-system = System
window-set-look-light = Light
window-set-look-dark = Dark
window-set-digits = Digits in Arabic
window-set-digits-say = Phones, addresses and references keep their own
window-set-calendar = Days in Arabic
window-set-calendar-say = In the window; what letters carry is the campaign’s to say
window-set-calendar-gregory = Gregorian
window-set-calendar-both = With the Hijri day
window-set-ground = What Risala stands on
window-set-look-again = Look again
window-ground-folder = Data folder
window-ground-store = Directory and records
window-ground-fonts = Fonts
window-ground-keyring = Keyring for passwords
window-ground-clock = Clock
window-ground-is-well = Well
window-ground-is-absent = Not made yet
window-ground-is-warning = Needs a look
window-ground-is-error = Does not work
window-set-backup = Backup
window-set-back-up = Back up directory and records
window-set-back-up-say = One file. Campaign folders are copied like any folder.
window-set-back-up-act = Back up…
window-set-restore = Restore a backup
window-set-restore-say = What is there now is set aside; opt-outs are kept.
window-set-restore-act = Restore…
window-set-about = About
window-set-about-say = Free software, under the MIT or the Apache 2.0 licence

window-list-sum = { $rows ->
    [one] One row in { $file }
   *[other] { $rows } rows in { $file }
}
window-list-take = { $count ->
    [0] Take nothing
    [one] Take one official
   *[other] Take { $count } officials
}
window-list-taken = { $new ->
    [one] One new official
   *[other] { $new } new officials
}, { $changed } changed
window-list-changes = { $count ->
    [one] One value is not as it stood in the file
   *[other] { $count } values are not as they stood in the file
}
window-opted-out-count = { $count ->
    [one] One opted out
   *[other] { $count } opted out
}
window-undone = { $count ->
    [one] Undone: one official
   *[other] Undone: { $count } officials
}
window-backed-up = { $count ->
    [one] Backed up, with one official
   *[other] Backed up, with { $count } officials
}
window-restored = { $count ->
    [one] Restored, with one official
   *[other] Restored, with { $count } officials
}

# Sign and seal
window-step-seal = Sign and seal
window-step-send = Send
window-step-outbox = Outbox
window-group-dispatch = Dispatch
window-signing = Signature
window-signing-identity = Signs with
window-signing-none = No digital signature
window-signing-level = Level
window-signing-tsa = Time-stamping service
window-level-b-b = B-B: the signature alone, with this computer’s time.
window-level-b-t = B-T: a time-stamping service attests when it was signed.
window-level-b-lt = B-LT: what is needed to check it years later is in the file.
window-level-b-lta = B-LTA: as B-LT, and a second timestamp keeps it checkable.
window-identities = Identities on this computer
window-identities-none = None yet. An own one costs nothing; one from an authority is shown as known by readers.
window-identity-until = Valid until { $day }
window-identity-open = Ready
window-identity-locked = Wants its password
window-identity-unusable = Cannot be used
window-identity-look = What is seen
window-identity-look-at = What is seen: { $name }
window-identity-seen = What recipients see
window-identity-holder = Holder
window-identity-issuer = Issued by
window-identity-new = New identity
window-identity-say = An own certificate of the organization. Readers check that nothing was changed; who signed, they do not know until they are told.
window-identity-english = Organization in English
window-identity-arabic = Organization in Arabic
window-identity-file = Name of the file
window-identity-password = Password, at least { $least } characters
window-identity-again = Password again
window-identity-years = Years of validity
window-identity-keep = Without its password the identity cannot be used by anyone, and nobody can recover it.
window-identity-make = Make identity
window-seal = Seal of this wave
window-seal-is-none = Not sealed
window-seal-is-whole = Sealed
window-seal-is-broken = Seal broken
window-seal-letters = { $count ->
    [one] One letter
   *[other] { $count } letters
}
window-seal-mails = { $count ->
    [0] None by e-mail
    [one] One by e-mail
   *[other] { $count } by e-mail
}
window-seal-made = Sealed
window-seal-by = Approver named: { $name }
window-seal-hash = Hash
window-seal-check = Check the seal
window-seal-approver = Who approves these letters
window-seal-act = { $count ->
    [one] Seal one letter
   *[other] Seal { $count } letters
}
window-seal-means = Every letter is made and kept, byte for byte. Any later change breaks the seal.
window-seal-replaces = The seal there is is kept under another name; its approval no longer counts.
window-seal-nothing = There is no letter to seal: choose officials first.
window-seal-waits = { $count ->
    [one] One problem is to be solved first.
   *[other] { $count } problems are to be solved first.
}
window-seal-holds = Every letter is as it was sealed.
window-seal-breaks = These letters are no longer as they were sealed. Take the changes back, or seal again.
window-seal-again = Seal again
window-seal-differences = What is not as it was sealed
window-sealed = { $count ->
    [one] One letter sealed
   *[other] { $count } letters sealed
}
window-sealed-by = Sealed, approver { $name }
window-approval = Approval
window-approval-none = Signed by nobody yet
window-approval-proof = List to sign
window-approval-take = Signed list
window-approval-taken = The approval is recorded
window-proof-name = letters-to-approve
window-proof-written = The list is in { $file }. Whoever approves signs that file, on any computer.
window-excuse = Let it pass
window-excuse-reason = Why this may pass; the reason is kept with the campaign
window-more = and { $count } more

# Long work
window-doing-check = Checking the seal
window-doing-seal = Sealing
window-doing-release = Releasing
window-doing-rehearse = Dry run
window-done-of = { $done } of { $all }
window-stop = Stop
window-done = Done

# Send
window-account = Account
window-account-new = New account
window-account-change = Account { $name }
window-account-address = Sender’s address
window-account-name = Name of the account
window-account-server = Outgoing server (SMTP)
window-account-security = Protection
window-account-security-auto = By the port
window-account-security-tls = TLS from the start
window-account-security-starttls = STARTTLS
window-account-security-plain = None, this computer only
window-account-port = Port (0: the usual one)
window-account-user = Login name
window-account-password = Password
window-account-password-say = Kept in the system’s keyring, or until Risala is closed where there is none. With Gmail and the like an app password is needed.
window-account-per-day = Letters in 24 hours (0: no limit)
window-account-per-minute = Letters a minute (0: no limit)
window-account-own-copy = A copy of each letter to the sender’s own mailbox
window-account-keep = Keep and test
window-account-testing = Testing…
window-account-steps = Steps of the test
window-account-sound = The server took the login. Nothing was sent.
window-account-enter-password = Enter the password
window-account-halted = The account { $account } was halted. Mend the reason, then go on.
window-phase-connect = Connected
window-phase-greeting = Greeted
window-phase-ehlo = Abilities told
window-phase-starttls = STARTTLS
window-phase-tls = Protected by TLS
window-phase-auth = Logged in
window-phase-mail = Sender
window-phase-rcpt = Recipient
window-phase-data = Letter
window-phase-dot = End of the letter
window-phase-quit = Leave
window-slip = Release slip
window-from = From
window-by-mail = { $count ->
    [one] One by e-mail
   *[other] { $count } by e-mail
}
window-by-other-ways = { $count ->
    [one] One more goes by post, web form or hand
   *[other] { $count } more go by post, web form or hand
}
window-already = { $count ->
    [one] One of this wave is in the outbox already
   *[other] { $count } of this wave are in the outbox already
}
window-limits = { $minute ->
    [0] No limit
   *[other] { $minute }
} a minute, { $day ->
    [0] no limit
   *[other] { $day }
} in any 24 hours; { $used } used
window-lately = Written to lately
window-lately-count = { $count ->
    [0] Nobody is left out
    [one] One official is left out
   *[other] { $count } officials are left out
}
window-lately-reason = Why they are written to again
window-release-type = To release, type how many letters will leave
window-release-act = { $count ->
    [one] Release one letter
   *[other] Release { $count } letters
}
window-release-hold = Nothing leaves for one minute. Until then all can be recalled.
window-release-count = The button wakes when the number matches.
window-release-unsealed = Not sealed: the letters are made at the release. Nothing leaves for one minute.
window-release-sample = The sample goes only to a server on this computer.
window-on-hold = On hold
window-paused = Paused
window-pause = Pause
window-resume = Go on
window-seconds = { $count } s
window-hold-left = until the first letter leaves
window-recall = { $count ->
    [one] Recall it
   *[other] Recall all { $count }
}
window-lately-left = Now leaving
window-leaving = The next letter leaves when its turn comes.
window-nothing-to-release = No letter of this wave is left to release.
window-last-leaves = At this account’s limits, the last letter leaves
window-today = Today
window-from-to = { $from } to { $to }
window-more-days = { $count ->
    [one] and one more day
   *[other] and { $count } more days
}
window-before-them = { $count ->
    [one] One letter of the account waits before them
   *[other] { $count } letters of the account wait before them
}
window-progress = Progress
window-left-of = { $left } of { $all } left this computer
window-assure = Quit, sleep or lose the network at any moment: nothing is lost, and nothing is sent twice on purpose. Sending goes on when Risala is open again.
window-rehearse = Dry run
window-rehearsal-name = dry-run
window-rehearsed = { $count ->
    [one] Dry run done: one letter received by the server inside Risala
   *[other] Dry run done: { $count } letters received by the server inside Risala
}
window-test = Test mail
window-test-say = The letter as it will be sent, to an address of your own. Nothing is remembered of it.
window-test-letter = Letter to
window-test-address = Goes to
window-test-act = Send test mail
window-test-busy = Sending…
window-test-accepted = Accepted by your server, for { $to }
window-reply = Server’s reply
window-sending-now = { $waiting ->
    [one] Sending, one waits
   *[other] Sending, { $waiting } wait
}
window-sending-goes-on = Sending goes on where it stopped
window-send-now = Send now
window-closing-title = { $count ->
    [one] One letter has not left yet
   *[other] { $count } letters have not left yet
}
window-closing-say = They can go on being sent without the window; Risala ends with the last one. Or sending stops now and goes on when Risala is opened again.
window-closing-stay = Stay here
window-closing-stop = Stop and close
window-closing-ending = Ending…
window-closing-go-on = Close and go on sending

# Outbox and archive
window-states = State
window-state-all = All
window-state-waiting = Waiting
window-state-queued = Waiting
window-state-sending = Sending
window-state-accepted = Accepted
window-state-deferred = Deferred
window-state-refused = Refused
window-state-unconfirmed = Unconfirmed
window-state-cancelled = Cancelled
window-state-held = Held
window-search-sent = Reference or name
window-head-reference = Reference
window-head-state = State
window-head-when = When
window-again-at = again { $at }
window-reconcile = { $sum } = { $all } released
window-no-sent-letter = No letter is chosen
    .hint = Choose one to see what happened to it.
window-outbox-empty = Nothing released
    .hint = Letters appear here once they are released, and stay for good.
window-open-pdf = Open the PDF
window-happened = What happened
window-nothing-happened = Nothing yet
window-deadline = Tried until
window-event-queued = Queued
window-event-sending = Begun
window-event-dot = Handed over whole
window-event-committed = Handed over whole
window-event-accepted = Accepted by your server
window-event-deferred = To be brought again
window-event-refused = Refused
window-event-unconfirmed = No answer
window-event-cancelled = Taken back
window-event-held = Held
window-means-waiting = It leaves when its turn comes, and can be taken back until then.
window-means-deferred = The server asked to bring it again later. That happens by itself.
window-means-accepted = Your server took it. Whether it was delivered or read, nobody can know.
window-means-refused = The server will not take it. Correct the address in Officials, or write by another way.
window-means-held = The records were restored or copied, or a file is damaged. It goes on only if no other computer sends it.
window-means-cancelled = It was taken back and did not leave.
window-way-cancel = Take back
window-way-retry-deferred = Try now
window-way-retry-refused = Try again
window-way-retry-cancelled = Queue again
window-way-release-held = Go on
window-moved-cancel = { $count ->
    [one] One letter taken back
   *[other] { $count } letters taken back
}
window-moved-retry-deferred = Queued again: { $count }
window-moved-retry-refused = Queued again: { $count }
window-moved-retry-cancelled = Queued again: { $count }
window-moved-release-held = Queued again: { $count }
window-moved-arrived = Recorded as accepted, on your word
window-moved-not-arrived = Queued again, with the same bytes and Message-ID
window-resolve = Did this letter arrive at your server?
window-resolve-say = The connection broke after the whole letter had been handed over and before the server answered. Risala will not send it again by itself.
window-resolve-decide = Look in the Sent folder or ask, then decide:
window-resolve-arrived = It is there
    .hint = Recorded as accepted, on your word
window-resolve-not-arrived = It is not there, send it again
    .hint = The same bytes, the same Message-ID
window-resolve-act = Record this
window-evidence = Save evidence
window-evidence-name = risala-evidence
window-evidence-written = { $count ->
    [one] One letter with its message, replies and times is in { $name }
   *[other] { $count } letters with their messages, replies and times are in { $name }
}
window-written = Who was written to
window-written-name = written-to
window-written-done = { $count ->
    [one] One letter is in the file
   *[other] { $count } letters are in the file
}
window-written-take = Take over from another computer
window-written-taken = { $count ->
    [one] One letter is newly known
   *[other] { $count } letters are newly known
}; taken back here: { $cancelled }

# Print and post
window-step-print = Print and post
window-doing-print = Making the pack
window-print-pack = Print pack
window-print-letters = Letters
window-print-letters-say = One by one in the list beside
window-print-whose = Which letters
window-print-whose-paper = Post and by hand
window-print-whose-post = Post
window-print-whose-hand = By hand
window-print-whose-all = All
window-print-country-any = All countries
window-print-sides = Printed on
window-print-sides-say = Each letter begins on a sheet of its own
window-print-sides-duplex = Both sides
window-print-sides-simplex = One side
window-print-signature = Signature
window-print-signature-say-pen = Room is left for ink
window-print-signature-say-picture = The pictures of the signatures are printed
window-print-signature-pen = With a pen
window-print-signature-picture = As in the letter
window-print-none = None
window-print-envelopes = Envelopes
window-print-envelopes-say = In the order of the letters, address in Latin letters
window-print-envelope-dl = DL · 220 × 110 mm
window-print-envelope-c5 = C5 · 229 × 162 mm
window-print-envelope-us10 = US #10 · 9½ × 4⅛ in
window-print-sender = Sender on envelopes
window-print-sender-en = In English
window-print-sender-ar = In Arabic
window-print-sender-both = In both languages
window-print-sender-none = None: printed on them already
window-print-labels = Address labels
window-print-labels-say = In the order of the letters
window-print-sheet-l7160 = Avery L7160 · { 21 } on A4
window-print-sheet-l7163 = Avery L7163 · { 14 } on A4
window-print-sheet-5160 = Avery 5160 · { 30 } on US Letter
window-print-sheet-5163 = Avery 5163 · { 10 } on US Letter
window-print-sheet-files = Sheets of labels
window-print-own = Own sheet
window-print-own-named = Own sheet · { $name }
window-print-own-choose = Choose another
window-print-own-say = A .toml file with name, paper, label, across, down, first and pitch, in millimetres
window-print-first = First free label
window-print-chosen = { $count } of { $all } chosen
window-print-all = Choose all
window-print-nobody = Choose none
window-print-choose-first = No letter is chosen
window-print-sum = { $letters ->
    [one] One letter
   *[other] { $letters } letters
} · { $pages ->
    [one] one page
   *[other] { $pages } pages
} · { $sheets ->
    [one] one sheet of paper
   *[other] { $sheets } sheets of paper
}
window-print-always = A list to tick off and a page to measure the printer by are always with them.
window-print-make = { $count ->
    [one] Make the pack with one letter
   *[other] Make the pack with { $count } letters
}
window-print-making = Making the pack
window-print-folder-name = print-pack
window-print-made = { $count ->
    [0] Pack without letters
    [one] Pack with one letter
   *[other] Pack with { $count } letters
}
window-print-folder = Show the folder
window-print-again = Make again
window-print-over = Write over the old pack
window-print-measure-first = Print everything at 100 %. Begin with the page to measure by.
window-print-files = Files of the pack
window-print-size = { NUMBER($size, maximumFractionDigits: 1) } MB
window-print-open = Open
window-print-open-file = Open { $name }
window-print-empty = No letter goes on paper
    .hint = Nobody in this campaign is written to by post or by hand. All letters can be printed nevertheless, or the channel is changed at the official.
window-print-empty-all = Print all letters

# Settings found, consent, the sender’s domain
window-found-find = Find settings
window-found-busy = Looking…
window-found-say = The server, ports and limits are found from the address; they can be changed below.
window-found-provider = Found: { $provider }
window-found-own = Found: the domain’s own server
window-found-source-table = By who takes the domain’s mail:
window-found-source-autoconfig = By the domain’s own file:
window-found-source-srv = By the domain’s records:
window-found-source-guess = By the usual name; compare it with what the provider says:
window-found-secret-password = Logs in with the mailbox’s password.
window-found-secret-app-password = Logs in with an app password, which is made in the account’s security settings.
window-found-secret-oauth2 = Takes no passwords from programs: someone agrees in the browser instead.
window-account-method = Logs in with
window-account-method-consent = Consent in the browser
window-account-imap = Mailbox server (IMAP), for replies
window-account-imap-port = Mailbox port (0: the usual one)
window-consent = Waiting for the consent
window-consent-browser = The browser shows a page of { $host }. Once someone agrees there, this goes on by itself.
window-consent-device = Open this page on any device and type the code:
window-consent-waited = { $count } s, of at most 600
window-consent-open = Open the page
window-consent-open-again = Open the page again
window-consent-copy = Copy the address
window-consent-copy-code = Copy the code
window-consent-stop = Give up
window-consent-waiting = Waiting for the consent…
window-consent-act = Agree and test
window-consent-again = Agree again
window-consent-ended = The consent of the account { $account } has ended. Letters wait until someone agrees again.
window-consent-provider = Provider
window-consent-provider-google = Google
window-consent-provider-microsoft = Microsoft
window-consent-provider-own = Another server
window-consent-client = Client ID
window-consent-client-secret = Client secret, where there is one
window-consent-client-say = The client ID is the organization’s own registration with the provider; the guide says how it is made. What is agreed to is kept in the system’s keyring, or until Risala is closed where there is none.
window-consent-by-device = With a code on another device, where this computer has no browser
window-consent-authorize = Page where people agree
window-consent-token = Address that gives tokens
window-consent-device-url = Address that gives codes (optional)
window-consent-scopes = What is asked for (scopes)
window-sender-title = What { $domain } says about its letters
window-sender-spf = Which servers may send (SPF)
window-sender-spf-provider = Names this server
window-sender-spf-other = Does not name this server
window-sender-spf-missing = Nothing is said
window-sender-spf-broken = Said so that receivers cannot use it
window-sender-dkim = Signed by the domain (DKIM)
window-sender-dkim-found = The key is published
window-sender-dkim-missing = No key is published
window-sender-dkim-unknown = Seen only on a sent letter
window-sender-dmarc = Forged letters are (DMARC)
window-sender-dmarc-missing = Nothing is said
window-sender-dmarc-none = Only reported
window-sender-dmarc-quarantine = Put aside
window-sender-dmarc-reject = Refused
window-copied = Copied
window-not-copied = It could not be copied; select the text instead.

# What came back
window-back = Replies
window-back-or-letters = Letters or replies
window-back-one = This reply
window-back-kinds = Kind of reply
window-back-what = What
window-back-said = What it says
window-back-mailbox = Look into the mailbox
window-back-reading = Reading…
window-back-files = From files
window-back-folder = From a folder
window-back-files-kind = Messages
window-back-read = { $count ->
    [0] No message read
    [one] One message read
   *[other] { $count } messages read
}
window-back-sum = { $fresh } new · { $known } known already · { $unknown } about letters of another computer · { $other } about nothing here
window-back-empty = Nothing has come back
    .hint = Bounces and answers are read from the sender’s mailbox, or from messages saved as .eml files. Nothing is changed there.
window-back-no-mailbox = Bounces and answers are read from messages saved as .eml files. With a mailbox server in the account, they are read from there.
window-back-set-up = Set up the account
window-back-nothing-due = Nothing of this kind
window-back-none-chosen = No reply is chosen
    .hint = Choose one to see what it says of the letter and the address.
window-back-kind-opt-out = Wishes no letters
window-back-kind-failed = Undeliverable
window-back-kind-challenge = Asks to confirm
window-back-kind-answer = Answer
window-back-kind-automatic = Automatic answer
window-back-kind-delayed = Delayed
window-back-kind-delivered = Reported as arrived
window-back-means-opt-out = Whoever wrote this seems not to want letters.
window-back-means-failed = A server on the way says that the letter could not be delivered. The letter itself stays as it was recorded.
window-back-means-challenge = The receiving server wants a person to confirm who sent the letter. Open the message in your mail program.
window-back-means-answer = Somebody answered. The answer is in the mailbox.
window-back-means-automatic = An absence notice or a receipt, written by a program.
window-back-means-delayed = A server on the way still tries. Nothing is to be done.
window-back-means-delivered = A server says that it put the letter into the mailbox. Whether it was read, nobody can know.
window-back-wish = Do they ask not to be written to?
window-back-wish-say = Only a person decides this. It then holds in every campaign and list, by id and by address.
window-back-wish-act = Record: no more letters
window-back-wish-read = If the message asks not to be written to any more:
window-back-wish-confirmed = Recorded: no more letters
window-back-confirmed = They are not written to any more
window-back-address = The address
window-back-address-bounced = Does not exist, or takes nothing
window-back-address-delayed = Takes nothing at present
window-back-address-say-bounced = Correct it, or write by another way. The next letters to it would come back too.
window-back-address-say-delayed = A full mailbox or a filter; it may pass.
window-back-taken = Taken in
window-back-known = Belongs to it
window-back-known-id = By the letter’s own id
window-back-known-recipient = By the address: its last letter
window-back-letter = Show the letter

# Follow-up: by hand, web forms, the report
window-step-follow = Follow-up
window-group-keep = Keep
window-follow-parts = Part of the follow-up
window-follow-letters = All letters
window-forms = Web forms
window-report = Report
window-hand-done = What was done
window-hand-done-posted = Posted
window-hand-done-handed = Handed over
window-hand-done-filled = Typed into the form
window-hand-done-failed = Came back, or was turned away
window-hand-day = Day
window-hand-person = Done by
window-hand-note = Remark (optional)
window-hand-receipts = Receipts
window-hand-receipt = Picture of the receipt
window-hand-receipt-drop = Leave the receipt out
window-hand-receipt-show = Show the receipt
window-hand-receipt-of = Receipt for the letter to { $name }
window-hand-receipt-kept = The receipt is kept as a PDF or HEIC file, which cannot be shown here.
window-hand-mark = Mark as done
window-hand-mark-anew = It went otherwise
window-hand-mark-many = { $count ->
    [one] Mark one letter
   *[other] Mark { $count } letters together
}
window-hand-mixed = These letters stand differently. Choose those that are still to do, or those that came back.
window-hand-act = { $count ->
    [one] Mark one letter
   *[other] Mark { $count } letters
}
window-hand-undo = Take the mark back
window-hand-marked = { $count ->
    [one] One letter marked
   *[other] { $count } letters marked
}
window-hand-undone = { $count ->
    [one] One mark taken back
   *[other] { $count } marks taken back
}
window-hand-by-mail = This letter goes by e-mail; the outbox says what became of it.
window-hand-none = No letter is chosen
    .hint = A letter chosen in the list is marked here: posted, handed over, typed into a form.
window-hand-all-open = Choose all that can be marked
window-forms-empty = No web form to fill
    .hint = Officials whose channel is a web form are listed here, with the form’s address and the text to copy.
window-forms-open = Open the form
window-forms-say = Nothing is filled in by itself: a person copies the text, sends the form and ticks it off here.
window-forms-copy-reference = Copy the reference
window-forms-copy-subject = Copy the subject
window-forms-copy-text = Copy the text
window-forms-characters = { $count ->
    [one] One character
   *[other] { $count } characters
}
window-forms-filled = The form is sent
window-forms-failed = The form refused it
window-forms-sum = { $filled } of { $all } forms sent
window-forms-left = still to do:
window-report-name = report
window-report-written = The report is in { $name }
window-report-save = Save the report as { $kind }…
window-report-sum = Sum of all letters
window-report-adds = { $sum } = { $all ->
    [one] one letter
   *[other] { $all } letters
}
window-report-nothing = Nothing was sent or marked yet: all letters are still to do.
window-report-map = { $count ->
    [one] Map of the world with the letters of one country
   *[other] Map of the world with the letters of { $count } countries
}
window-report-all = { $count ->
    [one] One country
   *[other] All { $count } countries
}
window-report-fewer = Fewer countries

# Share kit and partners
window-step-share = Share
window-doing-share = Making the share kit
window-share-first = The appeal in public
    .hint = From the public statement Risala makes a PDF, a web page, picture cards in three sizes and texts for posts, in both languages, and keeps to each channel’s length.
window-share-make = Make the share kit
window-share-making = Making the share kit
window-share-over = Write over the old kit
window-share-folder-name = share-kit
window-share-cards = Cards
window-share-size = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
window-share-copy-alt = Copy the alt text
window-share-posts = Texts for posts
window-share-length = { $length } of { $limit } characters
window-share-copy = Copy
window-share-copy-post = Copy the text for { $channel }
window-share-shortened = Cut to the channel’s length: to be read before it is posted
window-share-files = Statement and files
window-share-file-statement = The statement as PDF
window-share-file-page = The statement as a web page
window-share-file-posts = All texts for posts
window-share-channel-x = X
window-share-channel-bluesky = Bluesky
window-share-channel-mastodon = Mastodon
window-share-channel-telegram = Telegram
window-share-channel-whatsapp = WhatsApp
window-share-channel-facebook = Facebook
window-share-channel-instagram = Instagram
window-share-channel-linkedin = LinkedIn
window-partner = Campaign for a partner
window-partner-say = A partner gets the campaign under its own letterhead and signatories, without private notes, opt-outs, consents, signatures and accounts.
window-partner-name = Name of the partner
window-partner-hint = As it stands among the campaign’s partners, in either language
window-partner-act = Export
window-partner-folder-name = campaign-for-partner
window-partner-done = { $count ->
    [0] Ready, without officials
    [one] Ready, with one official
   *[other] Ready, with { $count } officials
}
window-partner-left-out = { $count ->
    [0] Nobody was left out.
    [one] One official was left out: asked not to be written to, or the row is faulty.
   *[other] { $count } officials were left out: they asked not to be written to, or their rows are faulty.
}

# Register of correspondence
window-register = Register
window-register-search = Number, subject, official
window-register-out = Outgoing
window-register-in = Incoming
window-register-directions = Outgoing or incoming
window-register-number = Number
window-register-kind = What it is
window-register-kind-letter = Letter
window-register-kind-reply = Answer
window-register-kind-thanks = Thanks
window-register-kind-reminder = Reminder
window-register-kind-visit = Visit
window-register-kind-call = Call
window-register-official = Official (id)
window-register-subject = Subject
window-register-reference = The paper’s own number (optional)
window-register-stance = What it says of their stance
window-register-stance-agreed = They agree
window-register-stance-undecided = They have not decided
window-register-stance-declined = They decline
window-register-follow-up = Follow up on (optional)
window-register-its-number = Its own number
window-register-its-stance = Stance
window-register-its-follow-up = Follow up on
window-register-note = Remark
window-register-scan = Scan of the paper
window-register-scan-kept = Kept
window-register-scans = Scans
window-register-entered = Entered
window-register-new = New entry
window-register-add = Enter in the register
window-register-added = Entered as { $number }
window-register-void = Declare void
window-register-void-say = A void entry keeps its number and says nothing any more.
window-register-voided = { $number } is void
window-register-is-void = Void since { $at }
window-register-due = Due now
window-register-since = since { $day }
window-register-enter = Enter
window-register-action-thanks = Thank them
window-register-action-reminder = Remind them
window-register-action-answer = Read and answer
window-register-action-follow-up = Follow up
window-register-empty = The register is empty
    .hint = Letters out, answers in, visits and calls are entered here under a number. What they say of the stance decides who is thanked and who is reminded.
window-register-none-so = Nothing in this direction
window-register-none = No entry is chosen
    .hint = Choose one to read it, or enter what came in or went out.
window-copies = Copies
window-copies-say = A letter that says “copy to” keeps its word here. Once it has left, its copy is written, as a PDF for paper or as a draft for your mail program, and ticked off when it is on its way.
window-copies-to = Copy to
window-copies-of = Of the letter to
window-copies-folder = copies
window-copies-write = { $count ->
    [one] Write the open copy…
   *[other] Write { $count } open copies…
}
window-copies-written = { $count ->
    [0] There was nothing to write
    [one] One file written
   *[other] { $count } files written
}
window-copies-lie = { $count ->
    [one] One file lies in the folder that was named.
   *[other] { $count } files lie in the folder that was named.
}
window-copies-tick = Tick off
window-copies-waits = The letter itself has not left yet; its copy follows it.
window-copies-act = { $count ->
    [one] Tick the copy off
   *[other] Tick { $count } copies off
}
window-copies-ticked = { $count ->
    [one] One copy ticked off
   *[other] { $count } copies ticked off
}
window-hand-done-mailed = Sent from a mail program
window-account-sent-copy = Put a copy of each accepted letter among what was sent, in the mailbox
window-account-sent-copy-say = Some servers keep nothing of what they send. Gmail, Microsoft 365, Outlook.com and Yahoo keep it themselves: there no second copy is put. It needs the mailbox’s server (IMAP).
window-agreement = Agreement of the signatories
window-agreement-say = Each signatory agrees to this very text; when it is changed, they are asked anew.
window-agreement-given = Agreed on { $day }
window-agreement-changed = The text was changed since they agreed
window-agreement-missing = Has not agreed yet
window-agreement-sample = Made up for the sample: nobody to ask
window-agreement-how = How they agreed, and where that is kept
window-agreement-act = Record the agreement
