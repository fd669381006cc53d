package io.thimble.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.thimble.db.ParentWatch;

/** Who may know whom in this module. */
@AnalyzeClasses(packages = "io.thimble", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {
  @ArchTest
  static final ArchRule API_DOES_NOT_KNOW_WORKERS =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.thimble.worker..", "ai.djl..", "io.jenetics..");

  @ArchTest
  static final ArchRule API_SPEAKS_NO_SQL =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule COMMAND_LINE_SPEAKS_HTTP_ALONE =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.api.cli..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.thimble.api..")
                  .and(not(resideInAPackage("io.thimble.api.cli.."))))
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("io.thimble.db..")
                  .and(not(resideInAPackage("io.thimble.db.postgres")))
                  .and(not(resideInAPackage("io.thimble.db.migrate")))
                  .and(not(resideInAPackage("io.thimble.db.setting")))
                  .and(not(belongToAnyOf(ParentWatch.class))));

  @ArchTest
  static final ArchRule NOTHING_ELSE_KNOWS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.api.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.thimble.api.cli..");

  @ArchTest
  static final ArchRule SERVER_STARTS_NO_DATABASE_AND_MIGRATES_NONE =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.api..")
          .and()
          .resideOutsideOfPackage("io.thimble.api.cli..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.thimble.db.migrate.Migrate")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.thimble.db.postgres");

  /** Telling a trial in full works out the chances of the whole front. */
  @ArchTest
  static final ArchRule DOWNLOADS_DO_NOT_TELL_TRIALS_IN_FULL =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.api.artifact..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.thimble.api.trial..");

  @ArchTest
  static final ArchRule RESOURCES_DEPEND_ONE_WAY =
      slices().matching("io.thimble.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CONTROLLERS_STAY_IN_THEIR_PACKAGE =
      classes()
          .that()
          .resideInAPackage("io.thimble.api..")
          .and()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .bePackagePrivate();
}
