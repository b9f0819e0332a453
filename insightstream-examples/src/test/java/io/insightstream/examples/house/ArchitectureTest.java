package io.insightstream.examples.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.insightstream.examples.house.House.CLASSES;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.insightstream.examples.house.House.Module;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    @BeforeEach
    void every_module_was_imported() {
        // A rule over no classes holds, and says nothing.
        for (Module module : Module.values()) {
            assertFalse(CLASSES.that(module.classes()).isEmpty(), "no class of " + module + " was imported");
        }
    }

    @ParameterizedTest
    @EnumSource
    void arrows_go_down_only(Module module) {
        EnumSet<Module> above = EnumSet.noneOf(Module.class);
        Stream.of(Module.values()).filter(other -> other.compareTo(module) > 0).forEach(above::add);

        noClasses()
                .that(module.classes())
                .should(dependOnClassesThat(describe(
                        "stand above: " + above, type -> House.isOurs(type) && above.contains(Module.of(type)))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void packages_carry_the_name_of_their_module(Module module) {
        Set<Module> others = EnumSet.complementOf(EnumSet.of(module));
        others.remove(Module.CORE);
        String own = module == Module.CORE ? "io.insightstream.." : "io.insightstream." + module + "..";
        String[] foreign =
                others.stream().map(other -> "io.insightstream." + other + "..").toArray(String[]::new);

        classes()
                .that(module.classes())
                .should()
                .resideInAPackage(own)
                .andShould()
                .resideOutsideOfPackages(foreign)
                .check(CLASSES);
    }

    @Test
    void no_package_is_split_over_two_modules() {
        Map<String, Set<Module>> modules = CLASSES.stream()
                .collect(groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        mapping(Module::of, toCollection(() -> EnumSet.noneOf(Module.class)))));

        modules.values().removeIf(homes -> homes.size() == 1);
        assertEquals(Map.of(), modules, "packages in more than one module");
    }

    @Test
    void packages_form_no_cycle() {
        slices().assignedFrom(new EveryPackage())
                .should()
                .beFreeOfCycles()
                .because("a cycle of packages is one package with several names")
                .check(CLASSES);
    }

    @Test
    void the_statistics_do_not_know_videos() {
        noClasses()
                .that()
                .resideInAPackage("io.insightstream.analytics.stat..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.insightstream..").and(not(resideInAPackage("..analytics.stat.."))))
                .check(CLASSES);
    }

    @Test
    void analytics_sees_values_and_commons_math_and_nothing_outside_the_process() {
        classes()
                .that(Module.ANALYTICS.classes())
                .should(onlyDependOnClassesThat(resideInAnyPackage(
                        "io.insightstream.analytics..",
                        "java.lang..",
                        "java.math..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.apache.commons.math3..",
                        "org.jspecify.annotations..")))
                .because("it does no I/O and logs nothing")
                .check(CLASSES);
        noClasses()
                .that(Module.ANALYTICS.classes())
                .should(dependOnClassesThat(resideInAnyPackage(
                        "java.util.jar..", "java.util.logging..", "java.util.prefs..", "java.util.zip..")))
                .orShould(dependOnClassesThat(describe(
                        "reach outside the process",
                        type -> type.isEquivalentTo(Runtime.class)
                                || type.isEquivalentTo(Process.class)
                                || type.isEquivalentTo(ProcessBuilder.class)
                                || type.isEquivalentTo(java.util.ServiceLoader.class))))
                .check(CLASSES);
    }

    @Test
    void analytics_asks_no_clock_and_no_default_of_the_machine() {
        noClasses()
                .that(Module.ANALYTICS.classes())
                .should(dependOnClassesThat(
                        describe("are a clock", type -> type.isAssignableTo(java.time.Clock.class))))
                .orShould(accessTargetWhere(calls(
                        "ask the machine for the time", (owner, method, arguments) -> switch (method) {
                            case "now" -> owner.startsWith("java.time.");
                            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
                            case "<init>" ->
                                arguments == 0 && (owner.equals("java.util.Date") || owner.endsWith("Calendar"));
                            case "getInstance" -> owner.equals("java.util.Calendar");
                            default -> false;
                        })))
                .orShould(accessTargetWhere(
                        calls("ask the machine for a default", (owner, method, arguments) -> switch (method) {
                            case "systemDefault" -> owner.equals("java.time.ZoneId");
                            case "getDefault" -> owner.equals("java.util.TimeZone") || owner.equals("java.util.Locale");
                            case "getenv", "getProperty", "getProperties" -> owner.equals("java.lang.System");
                            default -> false;
                        })))
                .because("the moment, the zone and the language are arguments")
                .check(CLASSES);
    }

    @Test
    void analytics_draws_no_number_without_a_seed() {
        noClasses()
                .that(Module.ANALYTICS.classes())
                .should(dependOnClassesThat(describe(
                        "are seeded by the machine",
                        type -> type.isAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
                                || type.isAssignableTo(java.security.SecureRandom.class))))
                .orShould(accessTargetWhere(calls(
                        "draw a number without a seed", (owner, method, arguments) -> switch (method) {
                            case "random" -> owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath");
                            case "randomUUID" -> owner.equals("java.util.UUID");
                            case "<init>" ->
                                arguments == 0
                                        && (owner.equals("java.util.Random")
                                                || owner.equals("java.util.SplittableRandom")
                                                || owner.startsWith("org.apache.commons.math3.random."));
                            default -> false;
                        })))
                .because("the seed is an argument: the same input gives the same result")
                .check(CLASSES);
    }

    @Test
    void analytics_makes_no_exception_but_those_for_null_and_for_bad_arguments() {
        DescribedPredicate<JavaClass> allowed = assignableTo(NullPointerException.class)
                .or(assignableTo(IllegalArgumentException.class))
                // The compiler's own, for a switch over an enum that has got a new constant since.
                .or(assignableTo(LinkageError.class));

        noClasses()
                .that(Module.ANALYTICS.classes())
                .should(accessTargetWhere(describe(
                        "make another exception",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target
                                && target.getName().equals("<init>")
                                && target.getOwner().isAssignableTo(Throwable.class)
                                && !allowed.test(target.getOwner()))))
                .because("too little data is a result, not an exception")
                .check(CLASSES);
    }

    @Test
    void core_opens_no_socket_and_sees_no_http_client() {
        Set<String> names =
                Set.of("java.net.URI", "java.net.URISyntaxException", "java.net.URLEncoder", "java.net.URLDecoder");

        noClasses()
                .that(Module.CORE.classes())
                .should(dependOnClassesThat(resideInAnyPackage(
                        "java.net.http..", "java.nio.channels..", "javax.net..", "okhttp3..", "org.apache.http..")))
                .orShould(dependOnClassesThat(describe(
                        "are of java.net and more than a name",
                        type -> type.getPackageName().equals("java.net") && !names.contains(type.getFullName()))))
                .check(CLASSES);
    }

    @Test
    void only_the_youtube_client_sees_classes_of_google() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.insightstream.clients.youtube..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google..")
                .check(CLASSES);
    }

    @Test
    void only_the_client_of_that_name_sees_classes_of_langchain4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.insightstream.clients.langchain4j..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(CLASSES);
    }

    @Test
    void below_the_examples_only_the_jdbc_client_sees_sql() {
        noClasses()
                .that(not(Module.EXAMPLES.classes()))
                .and()
                .resideOutsideOfPackage("io.insightstream.clients.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void no_type_of_jackson_shows_in_a_public_signature() {
        classes()
                .that(not(Module.EXAMPLES.classes()))
                .and()
                .arePublic()
                .should(new ShowNoTypeOf("com.fasterxml.jackson"))
                .because("what parses JSON may change without a change for users")
                .check(CLASSES);
    }

    @Test
    void no_class_is_called_after_nothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .because("a name says what the thing is")
                .check(CLASSES);
    }

    @Test
    void every_package_says_what_it_is_and_that_nothing_in_it_is_null_unsaid() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            JavaPackage home = type.getPackage();
            if (home.tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty()) {
                unmarked.add(home.getName());
            }
        }
        assertEquals(Set.of(), unmarked, "packages without a package-info.java that is @NullMarked");
    }

    private interface Called {
        boolean test(String owner, String method, int arguments);
    }

    /** Calls of and references to methods and constructors. */
    private static DescribedPredicate<JavaAccess<?>> calls(String description, Called called) {
        return describe(
                description,
                access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && called.test(
                                target.getOwner().getFullName(),
                                target.getName(),
                                target.getRawParameterTypes().size()));
    }

    private static final class EveryPackage implements SliceAssignment {
        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }
    }

    private static final class ShowNoTypeOf extends ArchCondition<JavaClass> {
        private final String prefix;

        ShowNoTypeOf(String prefix) {
            super("show no type of " + prefix);
            this.prefix = prefix;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
                    .forEach(parent -> check(type, "a parent of " + type.getName(), parent, events));
            for (JavaMember member : type.getMembers()) {
                if (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                    typesOf(member).forEach(shown -> check(type, member.getFullName(), shown, events));
                }
            }
        }

        private static Stream<JavaType> typesOf(JavaMember member) {
            if (member instanceof JavaField field) {
                return Stream.of(field.getType());
            }
            JavaCodeUnit unit = (JavaCodeUnit) member;
            return Stream.of(
                            List.of(unit.getReturnType()),
                            unit.getParameterTypes(),
                            List.copyOf(unit.getExceptionTypes()))
                    .flatMap(List::stream);
        }

        private void check(JavaClass type, String where, JavaType shown, ConditionEvents events) {
            shown.getAllInvolvedRawTypes().stream()
                    .filter(raw -> raw.getPackageName().startsWith(prefix))
                    .forEach(raw -> events.add(SimpleConditionEvent.violated(type, where + " shows " + raw.getName())));
        }
    }
}
