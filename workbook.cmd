@echo off
rem Starts the workbook program. When the program itself is missing or older than its sources, it is built with Maven
rem first: Windows does not let a running program replace its own jar. A batch file can't compare times well, so the
rem program looks itself, and asks for the build with exit code 9. Whatever else has to be built, the program sees to.
setlocal

set "TOP=%~dp0"
set "LESSONS=%TOP%lessons\target"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "ASK=-Dworkbook.rebuild=9"

if exist "%LESSONS%\lessons-1.0.0.jar" if exist "%LESSONS%\lib" goto run

:build
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo workbook: no java found: install a JDK 17 or newer ^(https://adoptium.net^) and have it on the PATH or in JAVA_HOME>&2
    exit /b 3
)
call mvn -v >nul 2>&1
if errorlevel 1 (
    echo workbook: no mvn found: install Maven 3.8 or newer ^(https://maven.apache.org/install.html^) and have it on the PATH>&2
    exit /b 3
)
echo Building the workbook program ^(the first time takes longest^)
call mvn -q -B -f "%TOP%pom.xml" -pl lessons -am -Dmaven.test.skip=true package
if errorlevel 1 (
    echo workbook: the build failed; see above>&2
    exit /b 3
)
rem It was just built: the program is not asked again.
set "ASK="

:run
rem The archive makes the start faster; where it is missing or made for another Java, nobody hears of it.
rem JLine asks the terminal for its width by a native library (--enable-native-access); newer Javas warn otherwise.
"%JAVA%" "-XX:SharedArchiveFile=%LESSONS%\workbook.jsa" -Xshare:auto -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-OmitStackTraceInFastThrow --enable-native-access=ALL-UNNAMED %ASK% -cp "%LESSONS%\lessons-1.0.0.jar" workbook.Workbook %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="9" if defined ASK goto build
exit /b %CODE%
