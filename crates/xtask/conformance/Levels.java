import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.time.Instant;
import java.util.Date;

/** What EU DSS says of each file: name, levels of its signatures, indications. Usage: Levels ROOT FILE… */
class Levels {
    public static void main(String[] arguments) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(arguments[0])));
        for (int i = 1; i < arguments.length; i++) {
            var file = new File(arguments[i]);
            var verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            var validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            validator.setValidationTime(Date.from(Instant.parse("2026-11-01T10:00:05Z")));
            SimpleReport report = validator.validateDocument().getSimpleReport();
            var line = new StringBuilder(file.getName());
            for (String id : report.getSignatureIdList()) {
                line.append('\t').append(report.getSignatureFormat(id));
                line.append('\t').append(report.getIndication(id));
                line.append('\t').append(report.getSubIndication(id));
            }
            System.out.println(line);
        }
    }
}
