package io.insightstream.examples.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The classes under {@code src/main} of all modules, whether they stand in folders or in jars. */
final class House {

    /** The floors of the house, the lowest first. */
    enum Module {
        ANALYTICS,
        CORE,
        CLIENTS,
        EXAMPLES;

        private static final Pattern IN_PATH = Pattern.compile("/insightstream-(analytics|core|clients|examples)/");

        /** The module that a class was built in. */
        static Module of(JavaClass type) {
            String file = type.getBaseComponentType()
                    .getSource()
                    .orElseThrow()
                    .getUri()
                    .toString();
            // The last match: a clone may lie in a folder that is called like a module.
            return IN_PATH.matcher(file)
                    .results()
                    .map(MatchResult::group)
                    .reduce((first, second) -> second)
                    .map(folder -> folder.substring("/insightstream-".length(), folder.length() - 1))
                    .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                    .orElseThrow(() -> new AssertionError(file + " lies in no module"));
        }

        DescribedPredicate<JavaClass> classes() {
            return DescribedPredicate.describe(toString(), type -> isOurs(type) && of(type) == this);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.insightstream");

    private House() {}

    static boolean isOurs(JavaClass type) {
        return isOurs(type.getPackageName());
    }

    static boolean isOurs(String packageName) {
        return packageName.equals("io.insightstream") || packageName.startsWith("io.insightstream.");
    }
}
