import java.io.File;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates PDF files with the veraPDF engine: `Validate ua1,3a FILE...`. Says PASS or FAIL with each rule that failed. */
public class Validate {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = true;
    for (int at = 1; at < arguments.length; at++) {
      for (String flavour : arguments[0].split(",")) {
        all &= passes(flavour, arguments[at]);
      }
    }
    System.exit(all ? 0 : 1);
  }

  private static boolean passes(String name, String file) throws Exception {
    String profile = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.byFlavourId(name));
        InputStream rules =
            Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + profile + ".xml")) {
      ValidationProfile parsed = Profiles.profileFromXml(rules);
      PDFAValidator validator = Foundries.defaultInstance().createValidator(parsed, false);
      ValidationResult result = validator.validateAll(parser).get(0);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + file);
      Map<String, String> failed = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + " t" + assertion.getRuleId().getTestNumber();
          String said = assertion.getMessage().replaceAll("\\s+", " ");
          failed.putIfAbsent(rule, said + " @ " + assertion.getLocation().getContext());
        }
      }
      failed.forEach((rule, said) -> System.out.println("   " + rule + ": " + said));
      return result.isCompliant();
    }
  }
}
