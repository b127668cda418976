//! What the file says of itself: XMP, the information dictionary, the output
//! intent. Its date is the pack's own, never the clock's.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::{
    clean::plain_text,
    file::PdfFile,
    icc,
    object::{pdf_bytes, pdf_text},
};
use crate::PackError;

/// What wrote the file, in both places that say so.
const PRODUCER: &str = "Evenhand";

/// The version of what stands in the XMP, and of the names of the files inside.
const FORMAT: u32 = 1;

/// What who checks the file has to know of it.
pub(crate) struct Mark<'a> {
    /// What it is ("pack").
    pub(crate) kind: &'a str,
    /// The id of the round that it is about.
    pub(crate) round: &'a str,
    /// The version of the program that made it.
    pub(crate) program: &'a str,
}

/// Title, maker and date.
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    /// Who made the file, in both places that say so.
    pub(crate) creator: &'a str,
    pub(crate) as_of: DateTime<Utc>,
    /// What it is to who checks it; none for papers that are not checked.
    pub(crate) mark: Option<Mark<'a>>,
}

impl About<'_> {
    /// The date in the form of PDF objects.
    pub(crate) fn pdf_date(&self) -> Object {
        pdf_bytes(&self.as_of.format("D:%Y%m%d%H%M%SZ").to_string())
    }

    /// The information dictionary.
    pub(crate) fn information_dictionary(&self) -> Dictionary {
        dictionary! {
            "Title" => pdf_text(&plain_text(self.title)), "Creator" => pdf_text(self.creator), "Producer" => pdf_text(PRODUCER),
            "CreationDate" => self.pdf_date(), "ModDate" => self.pdf_date()
        }
    }

    /// The XMP packet. It is kept uncompressed, as PDF/A asks.
    pub(crate) fn write_xmp(&self, into: &mut PdfFile) -> Result<ObjectId, PackError> {
        let packet = xmp_packet(
            &escape_xml(&plain_text(self.title)),
            self.creator,
            &self.as_of.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            self.mark.as_ref(),
        );
        let header = dictionary! {"Type" => "Metadata", "Subtype" => "XML"};
        let id = into.new_object_id();
        into.set_stream_as_it_is(id, header, packet.as_bytes())?;
        Ok(id)
    }
}

/// The output intent: colours are sRGB.
pub(crate) fn write_output_intent(into: &mut PdfFile) -> Result<Object, PackError> {
    let profile = into.add_stream(dictionary! {"N" => 3}, icc::srgb_profile())?;
    let intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "Info" => pdf_bytes("sRGB"),
        "OutputConditionIdentifier" => pdf_bytes("sRGB IEC61966-2.1"), "DestOutputProfile" => profile
    };
    Ok(vec![intent.into()].into())
}

fn escape_xml(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn xmp_packet(title: &str, creator: &str, date: &str, mark: Option<&Mark<'_>>) -> String {
    let (said, described) = mark.map_or_else(Default::default, |mark| {
        (write_mark(mark), MARK_SCHEMA.to_owned())
    });
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{said}{EXTENSION_BEGIN}{described}{EXTENSION_END}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{feff}'
    )
}

fn write_mark(mark: &Mark<'_>) -> String {
    let (kind, round, program) = (
        escape_xml(mark.kind),
        escape_xml(mark.round),
        escape_xml(mark.program),
    );
    format!(
        r#"<rdf:Description rdf:about="" xmlns:evenhand="urn:evenhand:pack"><evenhand:Format>{FORMAT}</evenhand:Format><evenhand:Kind>{kind}</evenhand:Kind><evenhand:Round>{round}</evenhand:Round><evenhand:Program>{program}</evenhand:Program></rdf:Description>
"#
    )
}

/// PDF/A wants every schema that it does not know described: PDF/UA's is one.
const EXTENSION_BEGIN: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"#;

/// And ours.
const MARK_SCHEMA: &str = r#"<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Evenhand decision pack</pdfaSchema:schema><pdfaSchema:namespaceURI>urn:evenhand:pack</pdfaSchema:namespaceURI><pdfaSchema:prefix>evenhand</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>Format</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Version of these properties and of the names of the files inside</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>Kind</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>What the file is</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>Round</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Id of the round in the records</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>Program</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Version of the program that made the file</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li>"#;

const EXTENSION_END: &str = "</rdf:Bag></pdfaExtension:schemas></rdf:Description>";
