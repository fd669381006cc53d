package io.thimble.db;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.thimble.db", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule contractsKnowNoJdbcAndNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.thimble.db.archive",
              "io.thimble.db.allowance",
              "io.thimble.db.artifact",
              "io.thimble.db.audit",
              "io.thimble.db.dataset",
              "io.thimble.db.event",
              "io.thimble.db.idempotency",
              "io.thimble.db.imports",
              "io.thimble.db.log",
              "io.thimble.db.question",
              "io.thimble.db.search",
              "io.thimble.db.setting",
              "io.thimble.db.token",
              "io.thimble.db.trial",
              "io.thimble.db.work",
              "io.thimble.db.worker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..", "tools..");

  @ArchTest
  static final ArchRule onlyTheStoresUseSpring =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.db")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..");

  @ArchTest
  static final ArchRule onlyTheMigrationRunsFlyway =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.db.migrate")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.flywaydb..");

  @ArchTest
  static final ArchRule onlyTheEmbeddedServerKnowsItsBinaries =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.db.postgres")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.zonky..");

  @ArchTest
  static final ArchRule onlyTheStoreInABucketKnowsItsLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.db.archive.s3")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.thimble.(**)").should().beFreeOfCycles();
}
